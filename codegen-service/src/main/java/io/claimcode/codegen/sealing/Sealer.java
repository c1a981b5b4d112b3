package io.claimcode.codegen.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import io.claimcode.codegen.model.Chunk;
import io.claimcode.codegen.model.ChunkCodes;
import io.claimcode.codegen.model.DamagedChunk;
import io.claimcode.codegen.model.KeyUnavailable;
import io.claimcode.codegen.model.PackedCodes;
import io.claimcode.codegen.model.SpelledCodes;
import io.claimcode.contracts.code.ClaimCode;
import io.claimcode.contracts.code.Fingerprinter;

/**
 * Seals the codes of a chunk with AES-256-GCM. The seal covers whose codes they are: a chunk that was changed, or put
 * in another's place, doesn't open.
 */
public final class Sealer {
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    /** Bytes by which sealed codes are longer than open ones. */
    public static final int OVERHEAD = NONCE_BYTES + TAG_BITS / Byte.SIZE;

    private static final byte[] SPELLED = {1};
    private static final byte[] PROOF = "sealing key".getBytes(StandardCharsets.US_ASCII);
    private static final int PROOF_BYTES = 16;

    private final SecureRandom random = new SecureRandom();
    private final String currentId;
    private final Map<String, SecretKeySpec> ring = new ConcurrentHashMap<>();

    /**
     * A sealer with a ring of keys.
     *
     * @param currentId the name of the key that seals
     * @param keys all keys by name, the current one among them
     */
    public Sealer(String currentId, Map<String, byte[]> keys) {
        this.currentId = currentId;
        keys.forEach((id, key) -> ring.put(id, new SecretKeySpec(key, "AES")));
    }

    /** The name of the key that seals. */
    public String currentId() {
        return currentId;
    }

    /** By name what proves that somebody has the same key, and tells nothing of it. */
    public Map<String, byte[]> proofs() {
        Map<String, byte[]> proofs = new HashMap<>();
        ring.forEach((id, key) ->
                proofs.put(id, Arrays.copyOf(new Fingerprinter(key.getEncoded()).digest(PROOF), PROOF_BYTES)));
        return proofs;
    }

    /** Uses a key no more: it isn't the one that goes by this name. */
    public void refuse(String keyId) {
        ring.remove(keyId);
    }

    /**
     * Seals codes under the current key and a fresh nonce.
     *
     * @throws KeyUnavailable when it was refused
     */
    public SealedCodes seal(Chunk chunk, ChunkCodes codes) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] plain = codes.bytes();
        try {
            Cipher cipher = cipher(Cipher.ENCRYPT_MODE, currentId, nonce, chunk, codes instanceof SpelledCodes);
            byte[] sealed = new byte[NONCE_BYTES + cipher.getOutputSize(plain.length)];
            System.arraycopy(nonce, 0, sealed, 0, NONCE_BYTES);
            cipher.doFinal(plain, 0, plain.length, sealed, NONCE_BYTES);
            return new SealedCodes(currentId, sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + CIPHER, e);
        }
    }

    /**
     * Opens what was sealed.
     *
     * @throws DamagedChunk when it isn't what was sealed for this chunk
     * @throws KeyUnavailable when its key isn't on the ring
     */
    public PackedCodes open(Chunk chunk, SealedCodes sealed) {
        if (sealed.bytes().length != OVERHEAD + chunk.count() * ClaimCode.PACKED_BYTES) {
            throw new DamagedChunk(chunk, "its length is wrong");
        }
        return PackedCodes.of(open(chunk, sealed, false));
    }

    /** The same for codes in their seller's spelling. */
    public SpelledCodes openSpelled(Chunk chunk, SealedCodes sealed) {
        SpelledCodes codes = SpelledCodes.of(open(chunk, sealed, true));
        if (codes.count() != chunk.count()) {
            throw new DamagedChunk(chunk, "it has " + codes.count() + " codes");
        }
        return codes;
    }

    private byte[] open(Chunk chunk, SealedCodes sealed, boolean spelled) {
        byte[] bytes = sealed.bytes();
        if (bytes.length < OVERHEAD) {
            throw new DamagedChunk(chunk, "its length is wrong");
        }
        byte[] nonce = new byte[NONCE_BYTES];
        System.arraycopy(bytes, 0, nonce, 0, NONCE_BYTES);
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, sealed.keyId(), nonce, chunk, spelled);
            return cipher.doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES);
        } catch (GeneralSecurityException e) {
            throw new DamagedChunk(chunk, "its seal is broken");
        }
    }

    /** The seal covers in which form the codes are; for drawn ones that is told by nothing. */
    private Cipher cipher(int mode, String keyId, byte[] nonce, Chunk chunk, boolean spelled)
            throws GeneralSecurityException {
        SecretKeySpec key = ring.get(keyId);
        if (key == null) {
            throw new KeyUnavailable(keyId);
        }
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(ByteBuffer.allocate(28)
                .putLong(chunk.groupId().getMostSignificantBits())
                .putLong(chunk.groupId().getLeastSignificantBits())
                .putInt(chunk.index())
                .putInt(chunk.firstSerial())
                .putInt(chunk.count())
                .array());
        if (spelled) {
            cipher.updateAAD(SPELLED);
        }
        return cipher;
    }
}
