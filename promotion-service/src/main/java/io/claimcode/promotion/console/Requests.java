package io.claimcode.promotion.console;

import java.time.Clock;
import java.time.Instant;

import jakarta.inject.Singleton;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.claimcode.kit.idempotency.IdempotencyKey;
import io.claimcode.kit.idempotency.RequestHash;
import io.claimcode.kit.identity.Caller;
import io.claimcode.promotion.Actor;
import io.claimcode.promotion.OnceOnly;

/** Who asks, when, and by what it is known when it is asked again. */
@Singleton
final class Requests {
    private final ObjectMapper json;
    private final Clock clock;

    Requests(ObjectMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    Actor actor(Caller caller) {
        return new Actor(caller.seller(), caller.subject());
    }

    /** By what a form is known when it is sent again: whose it is, what for, the key that its page carried, what it asks. */
    <T> OnceOnly once(Caller caller, String route, String key, T request) {
        return new OnceOnly(
                caller.issuer() + " " + caller.seller() + " " + route,
                new IdempotencyKey(key),
                RequestHash.sha256(json.valueToTree(request)));
    }
}
