package io.relais.core.reservation;

import java.math.BigDecimal;
import java.time.LocalDate;

/** One condition of a search of the register. */
public sealed interface SearchTerm {
    /** Plain words: any number, name, address, telephone or unit. */
    record Words(String text) implements SearchTerm {}

    /** A text that one field holds. */
    record Holds(TextField field, String text) implements SearchTerm {}

    /** It stands so. */
    record StatusIs(Status status) implements SearchTerm {}

    /** It came from there: a source's code, or a channel's id or name. */
    record SourceIs(String code) implements SearchTerm {}

    /** It needs a person for that reason. */
    record ConflictIs(Conflict conflict) implements SearchTerm {}

    /** A date within both, inclusive; property-local. */
    record Dates(DateField field, LocalDate first, LocalDate last) implements SearchTerm {}

    /** The guest is in the house on the night of that date. */
    record InHouse(LocalDate night) implements SearchTerm {}

    /** An amount in the reservation's own currency. */
    record Amount(AmountField field, Comparison comparison, BigDecimal value) implements SearchTerm {}

    /** Fields that hold text. */
    enum TextField {
        NAME,
        EMAIL,
        PHONE,
        /** Id, confirmation number or the partner's number. */
        NUMBER,
        COUPON,
        TAG,
        GROUP,
        UNIT,
        TYPE,
        PLAN
    }

    /** Fields that hold a date. */
    enum DateField {
        ARRIVAL,
        DEPARTURE,
        MADE
    }

    /** Fields that hold money. */
    enum AmountField {
        BALANCE,
        TOTAL
    }

    /** How an amount is compared. */
    enum Comparison {
        LESS("<"),
        AT_MOST("<="),
        EQUAL("="),
        AT_LEAST(">="),
        MORE(">");

        private final String sign;

        Comparison(String sign) {
            this.sign = sign;
        }

        /** As it is typed, and as the database compares. */
        String sign() {
            return sign;
        }
    }
}
