package io.relais.server.api;

import io.relais.core.payment.CashMovement;
import io.relais.core.payment.CashRegister;
import io.relais.core.payment.CashSession;
import io.relais.core.payment.JournalDay;
import io.relais.core.payment.JournalLine;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CashRegister", description = "A drawer with a journal.")
record CashRegisterView(
        UUID id,
        @Schema(examples = "Reception") String name,

        @Schema(description = "ISO 4217 code", examples = "EUR")
        String currency,

        @Schema(description = "When it was closed down for good") @Nullable
        Instant closedAt,

        @Schema(description = "The open session, null while the drawer is locked away") @Nullable
        SessionView session) {
    @Schema(name = "CashRegisterList", description = "The cash registers of a property.")
    record RegisterList(List<CashRegisterView> items) {}

    @Schema(name = "CashSession", description = "From counting the float to counting the drawer.")
    record SessionView(
            UUID id,
            Instant openedAt,
            String openedBy,
            MoneyView opening,

            @Schema(description = "Opening, cash takings and movements; up to now while it is open")
            MoneyView expected,

            @Nullable Instant closedAt,
            @Nullable String closedBy,
            @Nullable MoneyView counted,

            @Schema(description = "Counted less expected; negative when money is missing") @Nullable
            MoneyView difference,

            @Nullable String note) {
        static SessionView of(CashSession session) {
            var counted = session.counted();
            var difference = session.difference();
            return new SessionView(
                    session.id(),
                    session.openedAt(),
                    session.openedBy(),
                    MoneyView.of(session.opening()),
                    MoneyView.of(session.expected()),
                    session.closedAt(),
                    session.closedBy(),
                    counted == null ? null : MoneyView.of(counted),
                    difference == null ? null : MoneyView.of(difference),
                    Wire.text(session.note()));
        }
    }

    @Schema(name = "CashSessionList", description = "Sessions of a cash register, newest first.")
    record SessionList(
            List<SessionView> items,

            @Schema(description = "Send it as cursor for the next page; null on the last. Opaque") @Nullable
            String nextCursor) {}

    @Schema(name = "CashMovement", description = "Cash that moved without a guest.")
    record MovementView(
            UUID id,
            Instant at,

            @Schema(description = "deposit, payment-out or payment-in", examples = "deposit")
            String kind,

            @Schema(description = "As the drawer sees it: what goes out is negative")
            MoneyView amount,

            String note,
            String by) {
        static MovementView of(CashMovement movement) {
            return new MovementView(
                    movement.id(),
                    movement.at(),
                    movement.kind().code(),
                    MoneyView.of(movement.amount()),
                    movement.note(),
                    movement.by());
        }
    }

    @Schema(name = "Journal", description = "Takings of some days: sums by day and method, and the entries.")
    record JournalView(
            List<DayView> days,
            List<LineView> items,

            @Schema(description = "Send it as cursor for more entries; null on the last page. Opaque") @Nullable
            String nextCursor) {}

    @Schema(name = "JournalDay", description = "One day's sums.")
    record DayView(
            @Schema(description = Wire.DATE, examples = "2026-05-02")
            LocalDate day,

            List<SumView> sums) {
        static DayView of(JournalDay day) {
            return new DayView(
                    day.day(),
                    day.sums().stream()
                            .map(sum -> new SumView(sum.method().code(), MoneyView.of(sum.amount()), sum.entries()))
                            .toList());
        }
    }

    @Schema(name = "JournalSum", description = "The takings of one method in one currency.")
    record SumView(@Schema(examples = "cash") String method, MoneyView amount, int entries) {}

    @Schema(name = "JournalLine", description = "A taking as the journal lists it.")
    record LineView(
            TakingView taking,

            @Schema(description = "Null once the reservation was erased", examples = "K7PX3M") @Nullable
            String confirmationNumber,

            @Schema(description = "Name of the cash register", examples = "Reception") @Nullable
            String register) {
        static LineView of(JournalLine line) {
            return new LineView(
                    TakingView.of(line.taking()), Wire.text(line.confirmationNumber()), Wire.text(line.register()));
        }
    }

    static CashRegisterView of(CashRegister register) {
        CashSession open = register.session();
        return new CashRegisterView(
                register.id(),
                register.name(),
                register.currency(),
                register.closedAt(),
                open == null ? null : SessionView.of(open));
    }
}
