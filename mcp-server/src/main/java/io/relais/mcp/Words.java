package io.relais.mcp;

import org.jspecify.annotations.Nullable;

/** Core says "none" with empty text; a tool's answer leaves the field out. */
final class Words {
    private Words() {}

    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
