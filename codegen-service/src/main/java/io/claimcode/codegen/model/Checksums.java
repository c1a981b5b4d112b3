package io.claimcode.codegen.model;

/**
 * By what a file can be recognised.
 *
 * @param sha256 its SHA-256, in Base64
 * @param crc32 its CRC-32, as archives want it
 */
public record Checksums(String sha256, int crc32) {}
