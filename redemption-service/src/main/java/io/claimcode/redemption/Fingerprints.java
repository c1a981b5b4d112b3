package io.claimcode.redemption;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprint;
import io.claimcode.contracts.code.Fingerprinter;
import io.claimcode.redemption.model.Cart;

/** What codes, orders and customers are called outside this process: keyed fingerprints of 12 bytes. */
@ApplicationScoped
public class Fingerprints {
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final Fingerprinter codes;
    private final Fingerprinter shared;
    private final SecretKeySpec customers;

    @Inject
    Fingerprints(KeysConfig keys) {
        this.codes = codes(keys);
        this.shared = keys.groupCodes()
                .map(key -> new Fingerprinter(key("claimcode.keys.group-codes", key)))
                .orElse(codes);
        this.customers = new SecretKeySpec(key("claimcode.keys.customers", keys.customers()), ALGORITHM);
    }

    /** What makes the fingerprints of single-use codes. */
    static Fingerprinter codes(KeysConfig keys) {
        return new Fingerprinter(key("claimcode.keys.pepper", keys.pepper()));
    }

    public Fingerprint of(ClaimCode code) {
        return codes.of(code);
    }

    /** What a code is called where it is a shared one. */
    Fingerprint shared(ClaimCode code) {
        return shared.of(code);
    }

    /** The owner of a claim: an order at a storefront. */
    public byte[] owner(String storefront, String orderId) {
        return hmac("owner", storefront, orderId);
    }

    /** The customer of a claim at one storefront, so that the next cart may take over the last one's hold. */
    public byte[] holder(String storefront, Cart.Customer customer) {
        return customer.email() != null
                ? hmac("holder", storefront, "email", normalEmail(customer.email()))
                : hmac("holder", storefront, "id", String.valueOf(customer.id()));
    }

    /** Under what names a customer's unknown codes are counted: each of his identities at one storefront. */
    public List<byte[]> guessers(String storefront, Cart.Customer customer) {
        return identities("", storefront, customer);
    }

    /**
     * Under what name unknown codes are counted that come in through a storefront or for a seller's items.
     *
     * @param kind which of both
     */
    public byte[] suspect(String kind, String name) {
        return hmac("suspect", kind, name);
    }

    /**
     * The identities of a customer towards a seller, the e-mail's first: the same person everywhere by e-mail, but only
     * within the storefront by id.
     */
    public List<byte[]> identities(String seller, String storefront, Cart.Customer customer) {
        var identities = new ArrayList<byte[]>();
        if (customer.email() != null) {
            identities.add(hmac("customer", seller, "email", normalEmail(customer.email())));
        }
        if (customer.id() != null) {
            identities.add(hmac("customer", seller, "id", storefront, customer.id()));
        }
        return identities;
    }

    /** A customer's turn in a promotion. */
    public byte[] turn(UUID promotionId, byte[] identity) {
        return hmac("turn", promotionId.toString(), HexFormat.of().formatHex(identity));
    }

    /** The key under which request hashes are made: carts name people, and hashes of names can be guessed. */
    byte[] requestKey() {
        return customers.getEncoded();
    }

    /** Lower case, without a {@code +tag}; without dots where the mail service ignores them. */
    static String normalEmail(String email) {
        var lower = email.strip().toLowerCase(Locale.ROOT);
        int at = lower.lastIndexOf('@');
        if (at < 0) {
            return lower;
        }
        var domain = lower.substring(at + 1);
        var local = lower.substring(0, at);
        int tag = local.indexOf('+');
        if (tag > 0) {
            local = local.substring(0, tag);
        }
        if (domain.equals("gmail.com") || domain.equals("googlemail.com")) {
            local = local.replace(".", "");
            domain = "gmail.com";
        }
        return local + "@" + domain;
    }

    /** Parts are separated by NUL, which none can hold: no two lists of parts read the same. */
    private byte[] hmac(String... parts) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(customers);
            return Arrays.copyOf(
                    mac.doFinal(String.join("\u0000", parts).getBytes(StandardCharsets.UTF_8)), Fingerprint.BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    private static byte[] key(String name, String base64) {
        byte[] key;
        try {
            key = Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException(name + " is not base 64", e);
        }
        if (key.length < KEY_BYTES) {
            throw new IllegalStateException(name + " has fewer than " + KEY_BYTES + " bytes");
        }
        return key;
    }
}
