package io.relais.core.reservation;

import io.relais.core.data.Moment;
import io.relais.vocabulary.StayDates;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.RowMapper;

/** Owner of table {@code partner_report}. */
@Singleton
final class ReportRows {
    /** Longer than any call to a partner may take. */
    private static final Duration ABANDONED = Duration.ofMinutes(3);

    private static final int WORDS_MAX = 500;
    private static final RowMapper<PartnerReport> REPORT = (r, c) -> report(r);

    private final Moment moment;

    @Inject
    ReportRows(Moment moment) {
        this.moment = moment;
    }

    /** Writes down what is about to be told. The database refuses what was told already. */
    void open(Handle handle, PartnerReport report) {
        handle.createUpdate("""
                        insert into partner_report (id, reservation_id, connection_id, kind, line, fees_waived, arrival,
                                                    departure, total, state, asked_by, asked_at, sent_at)
                        values (:id, :reservation, :connection, :kind, :line, :waived, :arrival, :departure, :total,
                                'sending', :askedBy, :now, :now)
                        """)
                .bind("id", report.id())
                .bind("reservation", report.reservationId())
                .bind("connection", report.connectionId())
                .bind("kind", report.kind().code())
                .bind("line", report.line())
                .bind("waived", report.feesWaived())
                .bind("arrival", report.dates().map(StayDates::arrival).orElse(null))
                .bind("departure", report.dates().map(StayDates::departure).orElse(null))
                .bind("total", report.totalMinor().orElse(null))
                .bind("askedBy", report.askedBy())
                .bind("now", Timestamp.from(report.askedAt()))
                .execute();
    }

    /** Takes a report whose outcome is unknown, or that was refused, to be sent again; empty when somebody else has it. */
    Optional<PartnerReport> reopen(Handle handle, UUID id) {
        return handle.createQuery("""
                        update partner_report set state = 'sending', answer = '', sent_at = :now, settled_at = null,
                            tries = tries + 1
                        where id = :id and state in ('unknown', 'refused')
                        returning *
                        """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("id", id)
                .map(REPORT)
                .findOne();
    }

    /** Writes what came of it, once; false when it was settled meanwhile. */
    boolean settle(Handle handle, UUID id, PartnerReport.State state, String answer) {
        return handle.createUpdate("""
                        update partner_report set state = :state, answer = :answer, settled_at = :now
                        where id = :id and state = 'sending'
                        """)
                        .bind("state", state.code())
                        .bind("answer", answer.replace("\u0000", "").substring(0, Math.min(answer.length(), WORDS_MAX)))
                        .bind("now", Timestamp.from(moment.now()))
                        .bind("id", id)
                        .execute()
                == 1;
    }

    /** Reports whose sender is gone: whether the partner took them is not known. */
    List<PartnerReport> settleAbandoned(Handle handle) {
        return handle.createQuery("""
                        update partner_report set state = 'unknown', settled_at = :now
                        where state = 'sending' and sent_at < :limit returning *
                        """)
                .bind("now", Timestamp.from(moment.now()))
                .bind("limit", Timestamp.from(moment.now().minus(ABANDONED)))
                .map(REPORT)
                .list();
    }

    Optional<PartnerReport> find(Handle handle, UUID id) {
        return handle.createQuery("select * from partner_report where id = :id")
                .bind("id", id)
                .map(REPORT)
                .findOne();
    }

    List<PartnerReport> list(Handle handle, UUID reservationId) {
        return handle.createQuery("""
                        select * from partner_report where reservation_id = :reservation order by asked_at, id limit 200
                        """)
                .bind("reservation", reservationId)
                .map(REPORT)
                .list();
    }

    /** When the partner was told that the card is invalid; one that it refused does not count. */
    Optional<Instant> cardReportedAt(Handle handle, UUID reservationId) {
        return handle.createQuery("""
                        select asked_at from partner_report
                        where reservation_id = :reservation and kind = 'invalid-card' and state = 'taken'
                        order by asked_at desc limit 1
                        """)
                .bind("reservation", reservationId)
                .map((r, c) -> r.getTimestamp(1).toInstant())
                .findOne();
    }

    private static PartnerReport report(ResultSet r) throws SQLException {
        LocalDate arrival = r.getObject("arrival", LocalDate.class);
        LocalDate departure = r.getObject("departure", LocalDate.class);
        long total = r.getLong("total");
        boolean withoutTotal = r.wasNull();
        Timestamp settled = r.getTimestamp("settled_at");
        return new PartnerReport(
                r.getObject("id", UUID.class),
                r.getObject("reservation_id", UUID.class),
                r.getObject("connection_id", UUID.class),
                ReportKind.ofCode(r.getString("kind")).orElseThrow(),
                r.getString("line"),
                r.getBoolean("fees_waived"),
                arrival == null || departure == null
                        ? Optional.empty()
                        : Optional.of(new StayDates(arrival, departure)),
                withoutTotal ? Optional.empty() : Optional.of(total),
                PartnerReport.State.valueOf(r.getString("state").toUpperCase(Locale.ROOT)),
                r.getString("answer"),
                r.getString("asked_by"),
                r.getTimestamp("asked_at").toInstant(),
                settled == null ? null : settled.toInstant(),
                r.getInt("tries"));
    }
}
