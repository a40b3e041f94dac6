package io.relais.core.guest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing by which a person is recognised, in a normal form in which equal ones are equal texts. */
record IdentityKey(Kind kind, String value) {
    /** A telephone number without country and trunk prefixes is at most this long; shorter ones are extensions. */
    private static final int PHONE_DIGITS = 9;

    private static final int PHONE_DIGITS_MIN = 8;

    enum Kind {
        EMAIL,
        PHONE,
        /** Name and birth date together. */
        BIRTH;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind ofCode(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    static List<IdentityKey> of(GuestDetails details) {
        List<IdentityKey> keys = new ArrayList<>();
        details.list(GuestField.EMAILS).forEach(text -> email(text).ifPresent(keys::add));
        details.list(GuestField.PHONES).forEach(text -> phone(text).ifPresent(keys::add));
        birth(details.name(), details.birthDate().orElse(null)).ifPresent(keys::add);
        return keys.stream().distinct().toList();
    }

    /** Without space and capitals; nothing for an address that belongs to a partner and not to a person. */
    static Optional<IdentityKey> email(String text) {
        String address = text.strip().toLowerCase(Locale.ROOT);
        int at = address.indexOf('@');
        boolean whole = at > 0 && address.indexOf('.', at) > at && address.indexOf('@', at + 1) < 0;
        return whole && !AliasDomains.holds(address)
                ? Optional.of(new IdentityKey(Kind.EMAIL, address))
                : Optional.empty();
    }

    /**
     * The last nine digits: the same number with and without its country's and trunk prefix, as +33 6 12 34 56 78, 0033 6 … and
     * 06 12 34 56 78. Numbers of two countries may fall together; a telephone number alone never links anybody.
     */
    static Optional<IdentityKey> phone(String text) {
        String digits = text.replace("(0)", "").replaceAll("\\D", "");
        return digits.length() < PHONE_DIGITS_MIN
                ? Optional.empty()
                : Optional.of(
                        new IdentityKey(Kind.PHONE, digits.substring(Math.max(0, digits.length() - PHONE_DIGITS))));
    }

    static Optional<IdentityKey> birth(String name, @Nullable LocalDate date) {
        String key = Names.key(name);
        return date == null || key.isEmpty()
                ? Optional.empty()
                : Optional.of(new IdentityKey(Kind.BIRTH, date + " " + key));
    }
}
