package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Optimistic concurrency: an {@code If-Match} header against the version a thing has now. */
final class Versions {
    private static final Pattern TAG = Pattern.compile("(?:W/)?\"(\\d{1,9})\"");

    private Versions() {}

    /** Throws VERSION_STALE when the header names another version; no header or {@code *} asks for nothing. */
    static void check(@Nullable String ifMatch, int version) {
        int seen = seen(ifMatch);
        if (seen >= 0 && seen != version) {
            throw Problem.of(ProblemCode.VERSION_STALE, version, seen);
        }
    }

    /** The version that the header names, -1 for none. */
    static int seen(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || ifMatch.strip().equals("*")) {
            return -1;
        }
        Matcher tag = TAG.matcher(ifMatch.strip());
        if (!tag.matches()) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "If-Match", "one entity tag as our answers give it");
        }
        return Integer.parseInt(tag.group(1));
    }
}
