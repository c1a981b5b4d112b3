package io.claimcode.local.storefront;

import java.util.List;
import java.util.Optional;

import io.claimcode.local.storefront.api.RedemptionApi;
import io.claimcode.local.storefront.model.Answer;
import io.claimcode.local.storefront.model.Notice;
import io.claimcode.local.storefront.model.Order;
import io.claimcode.local.storefront.model.Redemption;
import io.claimcode.local.storefront.model.Refusal;
import io.claimcode.local.storefront.model.Visit;
import io.claimcode.local.storefront.model.Words;

/** Cancels an order that was placed, and says how it stands. */
public final class CancelOrder {

    private final RedemptionApi api;

    public CancelOrder(RedemptionApi api) {
        this.api = api;
    }

    /** Cancels it; its codes work again. Safe to repeat. */
    public void cancel(Visit visit, Order order) {
        switch (api.cancel(order.redemption().id())) {
            case Answer.Done<Redemption>(Redemption told) -> {
                visit.update(order.with(told));
                visit.tell(Notice.good(Words.say("order.cancelled")));
            }
            case Answer.Refused<Redemption>(Refusal refusal) -> visit.tell(Notice.bad(List.of(Words.refused(refusal))));
            case Answer.Unknown<Redemption> none -> visit.tell(Notice.careful(Words.say("order.not-cancelled")));
        }
    }

    /** How it stands by now; nothing when that can't be asked. */
    public Optional<Order> look(Visit visit, Order order) {
        if (api.find(order.redemption().id()) instanceof Answer.Done<Redemption>(Redemption told)) {
            Order updated = order.with(told);
            visit.update(updated);
            return Optional.of(updated);
        }
        return Optional.empty();
    }
}
