package io.claimcode.codegen.sealing;

/**
 * Codes that only the holder of a key can read or change unnoticed.
 *
 * @param keyId the name of the key
 * @param bytes nonce, ciphertext and tag of AES-256-GCM
 */
@SuppressWarnings("ArrayRecordComponent")
public record SealedCodes(String keyId, byte[] bytes) {}
