package io.relais.connector;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The number a partner puts on an answer so that its support can find the request again. Booking.com calls it RUID: a
 * trailing comment in XML answers, {@code meta.ruid} or {@code ruid} in JSON answers. It is not a secret.
 */
public final class SupportId {
    private static final int LENGTH_MAX = 200;
    private static final int JSON_SEARCHED = 65_536;
    private static final Pattern JSON = Pattern.compile("\"ruid\"\\s*:\\s*\"([^\"\\\\\\s]{1," + LENGTH_MAX + "})\"");
    private static final Pattern XML = Pattern.compile(
            "<!--\\s*RUID:\\s*\\[?([^\\s\\]]{1," + LENGTH_MAX + "})]?\\s*-->", Pattern.CASE_INSENSITIVE);
    private static final int XML_TAIL = 1_024;

    private SupportId() {}

    /** The support number of an answer; empty when it has none. */
    public static Optional<String> in(String body) {
        String text = body.strip();
        Matcher found = text.startsWith("{")
                ? JSON.matcher(text.substring(0, Math.min(text.length(), JSON_SEARCHED)))
                : XML.matcher(text.substring(Math.max(0, text.length() - XML_TAIL)));
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
