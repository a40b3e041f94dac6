package io.relais.connector.channex;

import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Texts of the wire into values. What cannot be read is named by field and never quoted: it may be a guest's. */
final class ChannexFields {
    /** ISO 4217's code for "no currency": the message tells none, so there can be no amount in it either. */
    private static final String NO_CURRENCY = "XXX";

    private ChannexFields() {}

    static String text(@Nullable String text) {
        return text == null ? "" : text.strip();
    }

    static boolean truth(@Nullable String text) {
        return text(text).equalsIgnoreCase("true") || text(text).equals("1");
    }

    static <T> List<T> list(@Nullable List<T> list) {
        return list == null ? List.of() : list.stream().filter(Objects::nonNull).toList();
    }

    static String currency(@Nullable String text) {
        String code = text(text).toUpperCase(Locale.ROOT);
        return code.isEmpty()
                ? NO_CURRENCY
                : parsed("currency", code, it -> Money.zero(it).currency());
    }

    /** An absent amount is zero: Channex leaves out what the OTA does not tell. */
    static Money money(String field, @Nullable String text, String currency) {
        if (text(text).isEmpty()) {
            return Money.zero(currency);
        }
        Money money = parsed(field, text(text), it -> Money.ofDecimal(new BigDecimal(it), currency));
        if (currency.equals(NO_CURRENCY) && money.minor() != 0) {
            throw new UnreadableMessage("the field 'currency' is missing");
        }
        return money;
    }

    static LocalDate date(String field, @Nullable String text) {
        if (text(text).isEmpty()) {
            throw new UnreadableMessage("the field '" + field + "' is missing");
        }
        // Some OTAs' dates arrive with a midnight behind them.
        return parsed(field, text(text).replaceFirst("[T ].*$", ""), LocalDate::parse);
    }

    /** Channex writes UTC without saying so; where a zone is told it is respected. */
    static Instant instant(String field, @Nullable String text, Instant otherwise) {
        String time = text(text).replace(' ', 'T');
        if (time.isEmpty()) {
            return otherwise;
        }
        boolean zoned = time.matches(".*T.*(Z|[+-]\\d\\d:?\\d\\d)");
        return parsed(
                field,
                time,
                it -> zoned
                        ? OffsetDateTime.parse(it).toInstant()
                        : LocalDateTime.parse(it).toInstant(ZoneOffset.UTC));
    }

    /** A number of people; what is no number, or negative, counts as nobody. */
    static int people(@Nullable String text) {
        String number = text(text).replaceFirst("\\.0+$", "");
        return number.matches("\\d{1,4}") ? Integer.parseInt(number) : 0;
    }

    private static <T> T parsed(String field, String text, Function<String, T> parser) {
        try {
            return parser.apply(text);
        } catch (DateTimeException | ArithmeticException | IllegalArgumentException e) {
            throw new UnreadableMessage("the field '" + field + "' cannot be read");
        }
    }
}
