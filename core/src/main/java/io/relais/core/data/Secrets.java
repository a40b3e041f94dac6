package io.relais.core.data;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;

/**
 * Encrypts what the database may hold but not know: credentials, tokens, raw partner messages (which may hold a card).
 * AES-256-GCM by Tink; the key lives in a file outside the database, readable by its owner only. Each ciphertext is bound to
 * a context, so that one row's secret cannot be put in another's place.
 */
public final class Secrets {
    private final Aead aead;

    private Secrets(Aead aead) {
        this.aead = aead;
    }

    /** Opens the key file, creating it on first use. Losing the file loses every secret in the database. */
    public static Secrets open(Path keyFile) {
        try {
            AeadConfig.register();
            if (!Files.exists(keyFile)) {
                create(keyFile);
            }
            KeysetHandle keys =
                    TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(keyFile), InsecureSecretKeyAccess.get());
            return new Secrets(keys.getPrimitive(RegistryConfiguration.get(), Aead.class));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("the key file " + keyFile + " cannot be used", e);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + keyFile + " cannot be read or written", e);
        }
    }

    public byte[] seal(String text, String context) {
        try {
            return aead.encrypt(text.getBytes(StandardCharsets.UTF_8), context.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("encryption failed for " + context, e);
        }
    }

    /** Throws when the key file is not the one it was sealed with, or the context is another. */
    public String unseal(byte[] cipher, String context) {
        try {
            return new String(aead.decrypt(cipher, context.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "a stored secret (" + context
                            + ") cannot be decrypted: is the key file the one it was stored with?",
                    e);
        }
    }

    private static void create(Path keyFile) throws IOException, GeneralSecurityException {
        KeysetHandle keys = KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM);
        String json = TinkJsonProtoKeysetFormat.serializeKeyset(keys, InsecureSecretKeyAccess.get());
        Path folder = keyFile.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("a key file needs a folder: " + keyFile);
        }
        Files.createDirectories(folder);
        Path half = Files.createTempFile(
                folder,
                "key",
                ".new",
                PosixFilePermissions.asFileAttribute(Set.copyOf(PosixFilePermissions.fromString("rw-------"))));
        Files.writeString(half, json);
        try {
            // Never over an existing file: a second process that starts at the same moment must keep the first one's
            // key.
            Files.createLink(keyFile, half);
        } catch (FileAlreadyExistsException e) {
            return;
        } catch (UnsupportedOperationException e) {
            Files.move(half, keyFile, StandardCopyOption.ATOMIC_MOVE);
            return;
        } finally {
            Files.deleteIfExists(half);
        }
    }
}
