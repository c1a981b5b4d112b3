package io.claimcode.local.storefront.http;

/** A request that the shop doesn't act on; the message is for whoever sent it. */
final class Refused extends Exception {

    private final int status;
    private final String title;

    Refused(int status, String title, String message) {
        super(message, null, false, false);
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }
}
