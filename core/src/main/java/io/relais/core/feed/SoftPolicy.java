package io.relais.core.feed;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What becomes of nights that a partner keeps for a rule of its own, as preparation time. */
public enum SoftPolicy {
    /** They are taken here too; other partners are not told. */
    BLOCK,
    /** They stay for sale. */
    IGNORE;

    /** As {@code block}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<SoftPolicy> find(String code) {
        return Arrays.stream(values()).filter(it -> it.code().equals(code)).findFirst();
    }
}
