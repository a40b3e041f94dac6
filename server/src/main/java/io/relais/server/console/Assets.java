package io.relais.server.console;

import io.quarkus.qute.TemplateGlobal;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.CRC32;

/** The version of stylesheets, script and icons: part of their address, so that browsers keep them and still see a new release. */
public final class Assets {
    private static final List<String> FILES = List.of(
            "console.css",
            "components.css",
            "pages.css",
            "widths.css",
            "desk.css",
            "console.js",
            "icons.svg",
            "favicon.svg",
            "register.css",
            "register.js");
    private static final String VERSION = checksum();

    private Assets() {}

    /** For all templates, under this name. */
    @TemplateGlobal
    public static String assetVersion() {
        return VERSION;
    }

    private static String checksum() {
        CRC32 sum = new CRC32();
        for (String file : FILES) {
            try (InputStream bytes = Assets.class.getResourceAsStream("/META-INF/resources/console/" + file)) {
                if (bytes == null) {
                    throw new IllegalStateException("the console's file is missing: " + file);
                }
                sum.update(bytes.readAllBytes());
            } catch (IOException e) {
                throw new UncheckedIOException(file, e);
            }
        }
        return Long.toHexString(sum.getValue());
    }
}
