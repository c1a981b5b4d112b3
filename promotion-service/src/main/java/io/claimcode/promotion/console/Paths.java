package io.claimcode.promotion.console;

import java.net.URI;
import java.util.UUID;

/** Where the console's pages are. */
final class Paths {
    static final String CONSOLE = "/console";
    static final String SIGN_IN = "/console/sign-in";
    static final String SESSION_OVER = "/console/session-over";
    static final String UNAVAILABLE = "/console/unavailable";
    static final String SIGNED_OUT = "/console/signed-out";
    static final String PROMOTIONS = "/console/promotions";
    static final String SELECTIONS = "/console/selections";

    private Paths() {}

    static boolean isOfConsole(String path) {
        return path.equals(CONSOLE) || path.startsWith(CONSOLE + "/");
    }

    static String promotion(UUID id) {
        return PROMOTIONS + "/" + id;
    }

    static String selection(UUID id) {
        return SELECTIONS + "/" + id;
    }

    static String claimCodes(UUID promotionId) {
        return promotion(promotionId) + "/claim-codes";
    }

    /** A path of the console that somebody else named, else its first page: nobody is sent elsewhere. */
    static URI own(String path) {
        var plain = path.startsWith(CONSOLE + "/")
                && path.chars().allMatch(each -> each > ' ' && each != '\\' && each < 127);
        return URI.create(plain ? path : PROMOTIONS);
    }
}
