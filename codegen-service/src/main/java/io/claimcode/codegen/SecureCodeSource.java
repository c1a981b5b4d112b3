package io.claimcode.codegen;

import java.security.SecureRandom;

import jakarta.inject.Singleton;

/** The platform's secure random generator. */
@Singleton
final class SecureCodeSource implements CodeSource {
    private final SecureRandom random = new SecureRandom();

    @Override
    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
