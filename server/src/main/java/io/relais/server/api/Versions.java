package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code If-Match}: an entity tag is the version, weak or strong; {@code *} and nothing at all mean any. */
final class Versions {
    static final String HEADER = "If-Match";

    private static final Pattern TAG = Pattern.compile("\\s*(?:W/)?\"(\\d{1,9})\"\\s*");

    private Versions() {}

    /** The version that the caller saw, null for any. Throws VALUE_INVALID for what is no tag of ours. */
    static @Nullable Integer of(@Nullable String ifMatch) {
        if (ifMatch == null || ifMatch.isBlank() || "*".equals(ifMatch.strip())) {
            return null;
        }
        Matcher tag = TAG.matcher(ifMatch);
        if (!tag.matches()) {
            throw Problem.of(ProblemCode.VALUE_INVALID, HEADER, "one ETag as GET answered it");
        }
        return Integer.valueOf(tag.group(1));
    }

    /** Throws VERSION_STALE when the caller saw another version. */
    static void check(@Nullable String ifMatch, int version) {
        Integer seen = of(ifMatch);
        if (seen != null && seen != version) {
            throw Problem.of(ProblemCode.VERSION_STALE, version);
        }
    }

    /** The version that the header names, -1 for any. */
    static int seen(@Nullable String ifMatch) {
        Integer seen = of(ifMatch);
        return seen == null ? -1 : seen;
    }
}
