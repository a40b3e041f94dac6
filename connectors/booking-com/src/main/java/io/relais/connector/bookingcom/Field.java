package io.relais.connector.bookingcom;

import io.relais.connector.UnreadableMessage;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns the texts of both dialects into values. A blank text is absent; a wrong one names its field, not its content. */
final class Field {
    /** What ISO 4217 writes where no currency is involved; for messages that tell neither amount nor currency. */
    static final String NO_CURRENCY = "XXX";

    // Bounded on purpose: "1e999999999" is a number to BigDecimal and the end of the memory to its reader.
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,13}(?:[.,]\\d{1,10})?");
    private static final Pattern INTEGER = Pattern.compile("-?\\d{1,9}");
    private static final DateTimeFormatter TIME = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd['T'][' ']HH:mm[:ss]")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
            .optionalEnd()
            .appendPattern("[XXX][XX]")
            .toFormatter(Locale.ROOT);

    private Field() {}

    static UnreadableMessage missing(String field) {
        return new UnreadableMessage(field + " is missing");
    }

    static UnreadableMessage wrong(String field) {
        return new UnreadableMessage(field + " cannot be read");
    }

    static Optional<LocalDate> date(String text, String field) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            // A time after the date is the hotel's usual check-in hour, not part of the stay's dates.
            return Optional.of(LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text));
        } catch (DateTimeException e) {
            throw wrong(field);
        }
    }

    /** A moment; UTC when no zone is told. Empty when it cannot be understood: a revision can do without it. */
    static Optional<Instant> instant(String text) {
        return moment(text)
                .map(parsed -> parsed instanceof OffsetDateTime zoned
                        ? zoned.toInstant()
                        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC));
    }

    /** A moment, only when the text says in which zone. */
    static Optional<Instant> zonedInstant(String text) {
        return moment(text)
                .filter(OffsetDateTime.class::isInstance)
                .map(OffsetDateTime.class::cast)
                .map(OffsetDateTime::toInstant);
    }

    private static Optional<TemporalAccessor> moment(String text) {
        if (text.isBlank()) {
            return Optional.empty();
        }
        try {
            return Optional.of(TIME.parseBest(text.strip(), OffsetDateTime::from, LocalDateTime::from));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    static Optional<BigDecimal> decimal(String text, String field) {
        String clean = text.strip();
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        if (!DECIMAL.matcher(clean).matches()) {
            throw wrong(field);
        }
        return Optional.of(new BigDecimal(clean.replace(',', '.')));
    }

    static Optional<Integer> integer(String text, String field) {
        String clean = text.strip();
        if (clean.isEmpty()) {
            return Optional.empty();
        }
        if (!INTEGER.matcher(clean).matches()) {
            throw wrong(field);
        }
        return Optional.of(Integer.valueOf(clean));
    }

    /** An amount in major units, as B.XML writes it: "69.50", "3500". */
    static Optional<Money> major(String text, String currency, String field) {
        return decimal(text, field).map(amount -> money(amount, currency, field));
    }

    /**
     * An amount as OTA writes it: an integer with its DecimalPlaces. A text with a point is in major units whatever
     * DecimalPlaces says; an integer without DecimalPlaces is in the currency's own minor units.
     */
    static Optional<Money> ota(XmlNode node, String currency) {
        String own = node.attr("CurrencyCode");
        String code = own.isEmpty() ? currency : currency(own);
        String text = node.anyAttr("AmountAfterTax", "AmountBeforeTax", "Amount");
        String field = node.name() + " amount";
        return decimal(text, field).map(amount -> {
            if (amount.scale() > 0) {
                return money(amount, code, field);
            }
            int places = integer(node.attr("DecimalPlaces"), "DecimalPlaces").orElse(Money.fractionDigits(code));
            if (places < 0 || places > 10) {
                throw wrong("DecimalPlaces");
            }
            return money(amount.movePointLeft(places), code, field);
        });
    }

    static Money money(BigDecimal amount, String currency, String field) {
        try {
            return Money.ofDecimal(amount, currency);
        } catch (ArithmeticException e) {
            throw wrong(field);
        }
    }

    /** An ISO 4217 code, known. */
    static String currency(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        try {
            return Currency.getInstance(code).getCurrencyCode();
        } catch (IllegalArgumentException e) {
            throw wrong("currency");
        }
    }

    /** ISO 3166 alpha-2 in capitals, or empty. */
    static String country(String text) {
        String code = text.strip().toUpperCase(Locale.ROOT);
        return code.matches("[A-Z]{2}") ? code : "";
    }

    private static final Pattern RATE = Pattern.compile("(\\d+)\\s*[-_]?\\s*VCC", Pattern.CASE_INSENSITIVE);

    /**
     * The rate plan's number. With a feature of Booking.com switched on the letters VCC follow it when the property is
     * paid by a virtual card; they are not part of the number.
     */
    static String rateId(String text) {
        Matcher marked = RATE.matcher(text.strip());
        return marked.matches() ? marked.group(1) : text.strip();
    }

    static boolean marksVirtualCard(String rateId) {
        return RATE.matcher(rateId.strip()).matches();
    }
}
