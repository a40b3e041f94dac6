package io.relais.sandbox.control;

import io.relais.sandbox.wire.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The page's template, style sheet, script and texts, from the class path. */
final class Assets {
    private Assets() {}

    static Reply serve(String name) {
        return switch (name) {
            case "page.css" -> Reply.of(200, "text/css; charset=utf-8", text(name));
            case "page.js" -> Reply.of(200, "text/javascript; charset=utf-8", text(name));
            default -> Reply.of(404, "text/plain", "not found");
        };
    }

    static String text(String name) {
        try (InputStream in = Assets.class.getResourceAsStream("/sandbox/" + name)) {
            if (in == null) {
                throw new IllegalStateException("missing resource: " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
