package io.claimcode.kit.identity;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;

/** The sellers for whom a storefront may act: all, or those named. */
public final class Sellers {
    private static final String EVERYONE = "*";

    private final Set<String> names;

    private Sellers(Set<String> names) {
        this.names = names;
    }

    /** Those named; {@code *} means all. */
    public static Sellers of(Collection<String> names) {
        return new Sellers(Set.copyOf(names));
    }

    /** Whether all of them. */
    public boolean all() {
        return names.contains(EVERYONE);
    }

    /** Whether this one is among them. */
    public boolean include(String seller) {
        return all() || names.contains(seller);
    }

    /** The one that is meant when none is said: there, when exactly one is named. */
    public Optional<String> only() {
        return all() || names.size() != 1 ? Optional.empty() : names.stream().findFirst();
    }

    /** Those named; holds {@code *} when all are. */
    public Set<String> names() {
        return names;
    }
}
