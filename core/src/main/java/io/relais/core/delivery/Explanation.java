package io.relais.core.delivery;

import io.relais.core.event.Event;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why a partner is told what it is told about one cell: the chain from what was typed or counted here to the partner's answer.
 *
 * @param channel the kind of partner
 * @param currency in which a price is told
 * @param steps in order; none changes anything when there is nothing to tell, and the last says why
 * @param held what the partner was told and holds
 * @param history what happened at the partner, newest first
 * @param causes the events behind it, newest first
 * @param totals where values are about stays: what each stands for, minor units for one night, two nights, ... (0 = no such stay)
 */
public record Explanation(
        CellAsk cell,
        String channel,
        String currency,
        List<Step> steps,
        Held held,
        List<CellEntry> history,
        List<Event> causes,
        Map<Long, List<Long>> totals) {
    public Explanation {
        steps = List.copyOf(steps);
        history = List.copyOf(history);
        causes = List.copyOf(causes);
        totals = Map.copyOf(totals);
    }

    /** What a step does; pages have words for each. */
    public enum Code {
        /** Units there are: 1 operand. */
        CAPACITY,
        /** Less what is sold: 1 operand. */
        SOLD,
        /** Less what is blocked: 1 operand; never below nothing. */
        BLOCKED,
        /** Less the last units, which are kept back: 1 operand. */
        BUFFER,
        /** At most so many: 1 operand. */
        ALLOTMENT,
        /** Nothing, by rule. */
        STOP_SELL,
        /** The price as it was typed: 1 operand. */
        PRICE,
        /** The price of a plan that follows it: basis points, amount, rounded to multiples of. */
        DERIVED,
        /** Changed for the channel: basis points, amount. */
        MARKUP,
        /** In another currency: numerator, denominator, decimals here, decimals there. */
        CURRENCY,
        /** Made to look so: the text is the rounding's code, the operand the decimals. */
        ROUNDING,
        /**
         * What stays cost that begin with that price: the longest, the prices of the next nights, then the packed restrictions of the
         * night and all that follow; -1 where there is none. The value after it stands for the totals.
         */
        STAYS,
        /** The restriction as it was typed, packed: 1 operand. */
        RESTRICTION,
        /** A condition of the property's rules: least nights, most nights, no arrival, no departure. */
        CONDITION,
        /** At least so many nights for the channel: 1 operand. */
        MIN_STAY,
        /** Closed by rule. */
        CLOSED,
        /** As the partner can hold it: what it holds, as bits. */
        DIALECT,
        /** Nothing is told: the night is not open. */
        NOT_OPEN,
        /** Nothing is told: there is no price. */
        NO_PRICE,
        /** Nothing is told: the partner says that it does not have the product. The text has its words. */
        PAUSED
    }

    /**
     * One step.
     *
     * @param operands see {@link Code}
     * @param text a name: of the plan, the condition, the rounding
     * @param after the value after it
     * @param ruleId the channel rule behind it, null when there is none
     * @param by who did it and when, null when that is not known
     */
    public record Step(
            Code code,
            List<Long> operands,
            String text,
            long after,
            @Nullable UUID ruleId,
            @Nullable By by) {
        public Step {
            operands = List.copyOf(operands);
        }

        /**
         * True when somebody did it whom the log does not name, because it was before partners' beliefs were logged, or before what the
         * log keeps.
         */
        public boolean isBeforeLog() {
            return by == null
                    && switch (code) {
                        case CAPACITY, PRICE, DERIVED, CONDITION -> true;
                        case SOLD -> operands.getFirst() > 0;
                        case RESTRICTION -> operands.getFirst() != PackedRestriction.NONE;
                        case BLOCKED,
                                BUFFER,
                                ALLOTMENT,
                                STOP_SELL,
                                MARKUP,
                                CURRENCY,
                                ROUNDING,
                                STAYS,
                                MIN_STAY,
                                CLOSED,
                                DIALECT,
                                NOT_OPEN,
                                NO_PRICE,
                                PAUSED -> false;
                    };
        }

        Step by(@Nullable By other) {
            return new Step(code, operands, text, after, ruleId, other);
        }
    }

    /** Who did something, when, and the event that tells of it. */
    public record By(io.relais.core.event.Actor actor, Instant at, UUID eventId) {}

    /**
     * What the partner was told and holds; null where there is none.
     *
     * @param observedIn the exchange in which it last told its state
     */
    public record Held(
            @Nullable Long sent,
            @Nullable Long acknowledged,
            @Nullable Long rejected,
            @Nullable Long observed,
            @Nullable Instant observedAt,
            @Nullable UUID observedIn) {}

    /** Why nobody can book the night there. */
    public enum Closing {
        NOT_OPEN,
        SOLD_OUT,
        BUFFER,
        ALLOTMENT,
        STOP_SELL,
        NO_PRICE,
        PAUSED,
        /** Typed as closed. */
        CLOSED,
        /** Closed by a rule of the channel. */
        CLOSED_BY_RULE
    }

    /** A reason and the step in which it lies. */
    public record Closed(Closing reason, Step step) {}

    /** The value that the partner ought to believe, from the steps alone; empty when nothing is told. */
    public OptionalLong recompute() {
        if (steps.isEmpty() || ends(steps.getLast().code())) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (Step step : steps) {
            value = StepSum.apply(step, value);
        }
        return OptionalLong.of(value);
    }

    /** Why the night cannot be booked at the partner as far as this cell decides it; the first reason. */
    public List<Closed> closed() {
        boolean restriction = cell.facet().equals(Cell.RESTRICTION);
        boolean units = cell.facet().equals(Cell.AVAILABILITY);
        for (Step step : steps) {
            boolean closes = ends(step.code())
                    || (units && step.after() == 0 && step.code() != Code.CAPACITY && step.code() != Code.SOLD)
                    || (restriction && (step.after() & PackedRestriction.CLOSED) != 0);
            if (closes) {
                return List.of(new Closed(reason(step.code()), step));
            }
        }
        return List.of();
    }

    private static boolean ends(Code code) {
        return code == Code.NOT_OPEN || code == Code.NO_PRICE || code == Code.PAUSED;
    }

    private static Closing reason(Code code) {
        return switch (code) {
            case NOT_OPEN -> Closing.NOT_OPEN;
            case NO_PRICE -> Closing.NO_PRICE;
            case PAUSED -> Closing.PAUSED;
            case BUFFER -> Closing.BUFFER;
            case ALLOTMENT -> Closing.ALLOTMENT;
            case STOP_SELL -> Closing.STOP_SELL;
            case CLOSED -> Closing.CLOSED_BY_RULE;
            case RESTRICTION, CONDITION, MIN_STAY, DIALECT, STAYS -> Closing.CLOSED;
            case CAPACITY, SOLD, BLOCKED, PRICE, DERIVED, MARKUP, CURRENCY, ROUNDING -> Closing.SOLD_OUT;
        };
    }
}
