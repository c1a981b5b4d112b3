package io.claimcode.local;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;

/**
 * The secrets of one local deployment: the key that signs its tokens and the keys of its services.
 * They are random, made once by whoever comes first, and mean nothing anywhere else.
 */
public final class LocalKeys {

    private static final String CONSOLE = "claimcode.console.local-sign-in.signing-key";
    private static final String PEPPER = "claimcode.keys.pepper";
    private static final String SEALING = "claimcode.keys.sealing";
    private static final String SEALING_ID = "claimcode.keys.sealing-id";
    private static final String CUSTOMERS = "claimcode.keys.customers";
    private static final byte[] MARK = "local".getBytes(StandardCharsets.US_ASCII);

    private final RSAPrivateCrtKey signing;
    private final Map<String, String> secrets;

    private LocalKeys(RSAPrivateCrtKey signing, Map<String, String> secrets) {
        this.signing = signing;
        this.secrets = secrets;
    }

    /** Reads the keys in a folder, and makes those that are missing. */
    public static LocalKeys in(Path folder) {
        try {
            Files.createDirectories(folder);
            RSAPrivateCrtKey signing = signingKey(folder);
            LocalKeys keys = new LocalKeys(signing, secrets(folder));
            Path publicFile = folder.resolve("public.pem");
            if (!Files.exists(publicFile)) {
                Files.writeString(
                        publicFile, pem("PUBLIC KEY", Base64.getDecoder().decode(keys.publicKey())));
            }
            keys.writeEnvironments(folder);
            return keys;
        } catch (IOException | GeneralSecurityException failed) {
            throw new StartFailed("cannot use the keys in " + folder + ": " + failed.getMessage(), failed);
        }
    }

    /** The public key for tokens: the body of its PEM form in one line. */
    public String publicKey() {
        try {
            byte[] encoded = KeyFactory.getInstance("RSA")
                    .generatePublic(new RSAPublicKeySpec(signing.getModulus(), signing.getPublicExponent()))
                    .getEncoded();
            return Base64.getEncoder().encodeToString(encoded);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PrivateKey signing() {
        return signing;
    }

    /** The secrets that a service may know, by property name. */
    Map<String, String> settings(Service service) {
        Map<String, String> settings = new LinkedHashMap<>();
        switch (service) {
            case PROMOTION -> {
                settings.put(PEPPER, secret(PEPPER));
                // No provider signs sellers in here: the console makes their tokens itself.
                settings.put(CONSOLE, Base64.getEncoder().encodeToString(signing.getEncoded()));
            }
            case CODEGEN -> {
                settings.put(PEPPER, secret(PEPPER));
                settings.put(SEALING, secret(SEALING));
                settings.put(SEALING_ID, secret(SEALING_ID));
            }
            case REDEMPTION -> {
                settings.put(PEPPER, secret(PEPPER));
                settings.put(CUSTOMERS, secret(CUSTOMERS));
            }
        }
        return settings;
    }

    /** What containers are given: a file of variables for each service, made anew so that it agrees with the keys. */
    private void writeEnvironments(Path folder) throws IOException {
        for (Service service : Service.values()) {
            Map<String, String> settings = settings(service);
            settings.put("quarkus.oidc.public-key", publicKey());
            settings.put(Settings.LOCAL_STACK, "true");
            StringBuilder text = new StringBuilder();
            Settings.asEnvironment(settings)
                    .forEach((name, value) ->
                            text.append(name).append('=').append(value).append('\n'));
            Path file = folder.resolve(service.label() + ".env");
            if (!Files.exists(file) || !Files.readString(file).contentEquals(text)) {
                Files.move(ownersFile(folder, text.toString()), file, StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    private String secret(String name) {
        String value = secrets.get(name);
        if (value == null) {
            throw new StartFailed("the local keys lack " + name + "; start once with --fresh");
        }
        return value;
    }

    private static RSAPrivateCrtKey signingKey(Path folder) throws IOException, GeneralSecurityException {
        Path file = folder.resolve("private.pem");
        if (!Files.exists(file)) {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            writeOnce(
                    folder,
                    file,
                    pem("PRIVATE KEY", generator.generateKeyPair().getPrivate().getEncoded()));
        }
        String body = Files.readString(file).replaceAll("-----[A-Z ]+-----", "").replaceAll("\\s", "");
        byte[] encoded = Base64.getDecoder().decode(body);
        return (RSAPrivateCrtKey) KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(encoded));
    }

    private static Map<String, String> secrets(Path folder) throws IOException {
        Path file = folder.resolve("local.properties");
        if (!Files.exists(file)) {
            Properties fresh = new Properties();
            fresh.setProperty(PEPPER, randomKey());
            fresh.setProperty(SEALING, randomKey());
            fresh.setProperty(SEALING_ID, "k1");
            fresh.setProperty(CUSTOMERS, randomKey());
            StringWriter text = new StringWriter();
            fresh.store(text, "Random keys of this local deployment; without them its codes are lost.");
            writeOnce(folder, file, text.toString());
        }
        Properties stored = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            stored.load(reader);
        }
        Map<String, String> secrets = new LinkedHashMap<>();
        stored.stringPropertyNames().forEach(name -> secrets.put(name, stored.getProperty(name)));
        return Map.copyOf(secrets);
    }

    /** By its beginning a service knows it where it doesn't belong; 27 random bytes are left. */
    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        System.arraycopy(MARK, 0, key, 0, MARK.length);
        return Base64.getEncoder().encodeToString(key);
    }

    private static String pem(String kind, byte[] content) {
        String body = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII))
                .encodeToString(content);
        return "-----BEGIN " + kind + "-----\n" + body + "\n-----END " + kind + "-----\n";
    }

    /** For the owner's eyes only, and whole from the start; where two are first at once, one file wins for both. */
    private static void writeOnce(Path folder, Path file, String content) throws IOException {
        Path fresh = ownersFile(folder, content);
        try {
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException anotherWasFirst) {
            // Its file is read instead.
        } finally {
            Files.delete(fresh);
        }
    }

    private static Path ownersFile(Path folder, String content) throws IOException {
        Path file = Files.createTempFile(
                folder,
                "new-",
                null,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, content);
        return file;
    }
}
