package io.relais.core.reservation;

import io.relais.connector.PartnerPayment;
import io.relais.core.data.Moment;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/** The newest state of channels' payments; owner of tables {@code partner_payment} and {@code partner_payment_line}. */
@Singleton
final class PaymentRows {
    private static final String NONE = "none";
    private static final int TEXT_MAX = 200;

    private final Moment moment;

    @Inject
    PaymentRows(Moment moment) {
        this.moment = moment;
    }

    /** One stored line, whatever it is. */
    private record Line(
            String kind,
            String name,
            String status,
            @Nullable Money amount,
            @Nullable LocalDate first,
            @Nullable LocalDate last,
            boolean collected,
            boolean included) {}

    /** Keeps what was told instead of what was known; also that there is none. */
    PaymentState store(Handle handle, UUID reservationId, Optional<PartnerPayment> payment) {
        handle.createUpdate("delete from partner_payment_line where reservation_id = :id")
                .bind("id", reservationId)
                .execute();
        handle.createUpdate("""
                        insert into partner_payment (reservation_id, fetched_at, payout, status)
                        values (:id, :now, :payout, :status)
                        on conflict (reservation_id) do update set fetched_at = excluded.fetched_at,
                            payout = excluded.payout, status = excluded.status
                        """)
                .bind("id", reservationId)
                .bind("now", Timestamp.from(moment.now()))
                .bind("payout", payment.map(one -> one.payout().name()).orElse(NONE))
                .bind("status", payment.map(one -> one.status().name()).orElse(NONE))
                .execute();
        payment.ifPresent(one -> storeLines(handle, reservationId, lines(one)));
        return find(handle, reservationId).orElseThrow();
    }

    private static void storeLines(Handle handle, UUID reservationId, List<Line> lines) {
        if (lines.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("""
                insert into partner_payment_line (reservation_id, position, kind, name, status, amount, currency, first_day,
                                                  last_day, collected, included)
                values (:id, :position, :kind, :name, :status, :amount, :currency, :first, :last, :collected, :included)
                """);
        for (int i = 0; i < lines.size(); i++) {
            Line line = lines.get(i);
            Money amount = line.amount();
            batch.bind("id", reservationId)
                    .bind("position", i)
                    .bind("kind", line.kind())
                    .bind("name", text(line.name()))
                    .bind("status", text(line.status()))
                    .bind("amount", amount == null ? null : amount.minor())
                    .bind("currency", amount == null ? null : amount.currency())
                    .bind("first", line.first())
                    .bind("last", line.last())
                    .bind("collected", line.collected())
                    .bind("included", line.included())
                    .add();
        }
        batch.execute();
    }

    private static List<Line> lines(PartnerPayment payment) {
        List<Line> lines = new ArrayList<>();
        payment.transfers()
                .forEach(one -> lines.add(new Line(
                        "transfer",
                        one.reference(),
                        one.status().name(),
                        one.amount(),
                        one.on().orElse(null),
                        null,
                        false,
                        false)));
        payment.cards()
                .forEach(one -> lines.add(new Line(
                        "card",
                        one.id(),
                        one.status(),
                        one.balance().orElse(null),
                        one.from().orElse(null),
                        one.until().orElse(null),
                        false,
                        false)));
        payment.charges()
                .forEach(one -> lines.add(
                        new Line("charge", one.type(), "", one.amount(), null, null, one.collected(), one.included())));
        return lines;
    }

    /** A number as long as a card's is never kept, whatever a partner calls it. */
    private static String text(String told) {
        String clean = told.replace("\u0000", "").replaceAll("[0-9]{12,}", "…");
        return clean.substring(0, Math.min(clean.length(), TEXT_MAX));
    }

    Optional<PaymentState> find(Handle handle, UUID reservationId) {
        return handle.createQuery("select * from partner_payment where reservation_id = :id")
                .bind("id", reservationId)
                .map((r, c) -> new PaymentState(
                        reservationId,
                        r.getTimestamp("fetched_at").toInstant(),
                        r.getString("status").equals(NONE)
                                ? Optional.empty()
                                : Optional.of(payment(handle, r, reservationId))))
                .findOne();
    }

    private static PartnerPayment payment(Handle handle, ResultSet r, UUID reservationId) throws SQLException {
        List<Line> lines = handle.createQuery(
                        "select * from partner_payment_line where reservation_id = :id order by position")
                .bind("id", reservationId)
                .map((row, c) -> line(row))
                .list();
        return new PartnerPayment(
                PartnerPayment.Payout.valueOf(r.getString("payout").toUpperCase(Locale.ROOT)),
                PartnerPayment.Status.valueOf(r.getString("status").toUpperCase(Locale.ROOT)),
                lines.stream()
                        .filter(line -> line.kind().equals("transfer") && line.amount() != null)
                        .map(PaymentRows::transfer)
                        .toList(),
                lines.stream()
                        .filter(line -> line.kind().equals("card"))
                        .map(line -> new PartnerPayment.VirtualCard(
                                line.name(),
                                line.status(),
                                Optional.ofNullable(line.amount()),
                                Optional.ofNullable(line.first()),
                                Optional.ofNullable(line.last())))
                        .toList(),
                lines.stream()
                        .filter(line -> line.kind().equals("charge") && line.amount() != null)
                        .map(PaymentRows::charge)
                        .toList());
    }

    private static PartnerPayment.Transfer transfer(Line line) {
        return new PartnerPayment.Transfer(
                Objects.requireNonNull(line.amount()),
                PartnerPayment.Status.valueOf(line.status()),
                Optional.ofNullable(line.first()),
                line.name());
    }

    private static PartnerPayment.Charge charge(Line line) {
        return new PartnerPayment.Charge(
                line.name(), Objects.requireNonNull(line.amount()), line.collected(), line.included());
    }

    private static Line line(ResultSet r) throws SQLException {
        String currency = r.getString("currency");
        return new Line(
                r.getString("kind"),
                r.getString("name"),
                r.getString("status"),
                currency == null ? null : new Money(r.getLong("amount"), currency),
                r.getObject("first_day", LocalDate.class),
                r.getObject("last_day", LocalDate.class),
                r.getBoolean("collected"),
                r.getBoolean("included"));
    }
}
