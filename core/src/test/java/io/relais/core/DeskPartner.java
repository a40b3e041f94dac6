package io.relais.core;

import io.relais.connector.Inbound;
import io.relais.connector.ListedReservation;
import io.relais.connector.ListsReservations;
import io.relais.connector.Notification;
import io.relais.connector.PartnerFault;
import io.relais.connector.PartnerPayment;
import io.relais.connector.ReadsNotifications;
import io.relais.connector.RecoversReservations;
import io.relais.connector.ReportsReservations;
import io.relais.connector.ReservationReport;
import io.relais.connector.Session;
import io.relais.connector.Settings;
import io.relais.connector.SummarisesReservations;
import io.relais.connector.TellsPayments;
import io.relais.connector.UnreadableMessage;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/** The fake partner with every role beside reservations and ARI. Each call may be told to fail once. */
public final class DeskPartner extends FakePartner
        implements SummarisesReservations,
                RecoversReservations,
                ReportsReservations,
                ListsReservations,
                TellsPayments,
                ReadsNotifications {
    public final List<Inbound> before = new CopyOnWriteArrayList<>();
    public final List<Inbound> missed = new CopyOnWriteArrayList<>();
    public final List<ListedReservation> listed = new CopyOnWriteArrayList<>();
    public final List<ReservationReport> reports = new CopyOnWriteArrayList<>();
    public final Map<String, PartnerPayment> payments = new ConcurrentHashMap<>();
    public final List<String> calls = new CopyOnWriteArrayList<>();
    /** Runs while the partner is being told a report. */
    public volatile Runnable duringReport = () -> {};

    private final Queue<PartnerFault> faults = new ConcurrentLinkedQueue<>();

    public void fail(PartnerFault... next) {
        faults.addAll(List.of(next));
    }

    private void called(String what) {
        calls.add(what);
        PartnerFault fault = faults.poll();
        if (fault != null) {
            throw fault;
        }
    }

    /** The account's setting {@code pricing} says how it is priced, where it has one. */
    @Override
    public Optional<Boolean> pricedByOccupancy(Settings settings) {
        return Optional.ofNullable(settings.values().get("pricing")).map("occupancy"::equals);
    }

    @Override
    public List<Inbound> summary(Session session, String remotePropertyId) {
        called("summary");
        return List.copyOf(before);
    }

    @Override
    public List<Inbound> missed(Session session) {
        called("missed");
        return List.copyOf(missed);
    }

    @Override
    public void report(Session session, ReservationReport report) {
        duringReport.run();
        called("report");
        reports.add(report);
    }

    @Override
    public int daysPerList() {
        return 10;
    }

    @Override
    public List<ListedReservation> reservations(
            Session session, String remotePropertyId, String currency, LocalDate from, LocalDate to) {
        called("list " + from + " " + to);
        return new ArrayList<>(listed);
    }

    @Override
    public Optional<PartnerPayment> payment(Session session, String externalId) {
        called("payment " + externalId);
        return Optional.ofNullable(payments.get(externalId));
    }

    /** Written as {@code id type about reservation}. */
    @Override
    public Notification notification(String body) {
        String[] words = body.split(" ", -1);
        if (words.length < 3) {
            throw new UnreadableMessage("it has no number");
        }
        return new Notification(
                words[0],
                words[1],
                Notification.About.valueOf(words[2]),
                Optional.empty(),
                words.length > 3 ? Optional.of(words[3]) : Optional.empty());
    }
}
