package io.relais.server.console;

import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.vocabulary.Money;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads what people type into forms; what cannot be read is blamed on its field. */
final class Typed {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,13}(\\.\\d{1,3})?");

    private static final int BORN_EARLIEST = 1900;
    private static final int BORN_LATEST = 2100;

    private Typed() {}

    /** "12,50", "12.50" or "1 200" in the currency's major units; empty and blamed when it is no such amount. */
    static Optional<Money> money(Form form, String field, String currency, Texts texts) {
        String text = form.text(field).replaceAll("[\\s\\u00a0\\u202f]", "").replace(',', '.');
        int digits = Money.fractionDigits(currency);
        boolean exact = text.indexOf('.') < 0 || text.length() - text.indexOf('.') - 1 <= digits;
        if (!NUMBER.matcher(text).matches() || !exact) {
            form.blame(
                    field,
                    texts.of("form.money", Money.zero(currency).toDecimal().toPlainString()));
            return Optional.empty();
        }
        Money money = Money.ofDecimal(new BigDecimal(text), currency);
        if (Math.abs(money.minor()) > Limits.AMOUNT_MAX) {
            form.blame(field, texts.of("form.too-much"));
            return Optional.empty();
        }
        return Optional.of(money);
    }

    /** A date as browsers send it; empty where nothing was typed or what was is blamed. */
    static Optional<LocalDate> date(Form form, String field, Texts texts) {
        String text = form.text(field).strip();
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Limits.date(field, LocalDate.parse(text)));
        } catch (DateTimeException | Problem notADate) {
            form.blame(field, texts.of("form.date"));
            return Optional.empty();
        }
    }

    /** A day on which somebody living may have been born, empty when nothing was typed. */
    static Optional<LocalDate> birthDate(Form form, String field, Texts texts) {
        String text = form.text(field).strip();
        try {
            Optional<LocalDate> born = text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
            if (born.filter(day -> day.getYear() < BORN_EARLIEST || day.getYear() > BORN_LATEST)
                    .isEmpty()) {
                return born;
            }
        } catch (DateTimeException notADate) {
            // Told below, as a year that cannot be is.
        }
        form.blame(field, texts.of("form.date"));
        return Optional.empty();
    }

    /** The version of a reservation that a form was made for; a form without one was made for none. */
    static void checkVersion(Form form, int version, String number) {
        if (!form.text("version").equals(String.valueOf(version))) {
            throw Problem.of(ProblemCode.VERSION_STALE, number);
        }
    }
}
