package io.relais.server.edge;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language an answer is written in. */
public final class Languages {
    private static final List<Locale> SPOKEN = List.of(Locale.ENGLISH, Locale.FRENCH);

    private Languages() {}

    /** The best of our languages for an {@code Accept-Language} header; English when it is absent, unreadable or asks for others. */
    public static Locale of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return Locale.ENGLISH;
        }
        try {
            Locale best = Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), SPOKEN);
            return best == null ? Locale.ENGLISH : best;
        } catch (IllegalArgumentException e) {
            return Locale.ENGLISH;
        }
    }
}
