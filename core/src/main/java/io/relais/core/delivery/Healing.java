package io.relais.core.delivery;

import io.relais.core.delivery.Findings.Finding;
import io.relais.vocabulary.NightRange;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Decides about each cell in which a partner holds something else than it acknowledged: looked at again, told again, or left alone.
 * Exactly the cells that are told again are marked, so nothing else is sent.
 */
@Singleton
final class Healing {
    /** Healed so often within a day and changed back each time, a cell is left alone. */
    private static final int TIMES_MAX = 3;

    private static final Duration DAY = Duration.ofDays(1);

    private final Observations observations;
    private final Findings findings;
    private final ChannelPages pages;
    private final DirtyNights dirty;

    @Inject
    Healing(Observations observations, Findings findings, ChannelPages pages, DirtyNights dirty) {
        this.observations = observations;
        this.findings = findings;
        this.pages = pages;
        this.dirty = dirty;
    }

    /** The partner's answer to one question. */
    record Answer(UUID connectionId, List<Cell> cells, Observations.Reading reading, String trace) {}

    /**
     * True when counts differ from what was acknowledged: perhaps the partner only sold something that is still on its way to us.
     * What differs is kept as seen, and nothing is healed; look again when its reservations are known.
     */
    boolean mustLookAgain(Handle handle, Answer answer, Instant now) {
        List<Finding> differing = differingCounts(handle, answer);
        findings.takeSeen(handle, answer.connectionId());
        findings.add(handle, answer.connectionId(), differing, Reconciliation.Outcome.SEEN, now);
        return !differing.isEmpty();
    }

    /** Tells again what differs; a count only where the first look saw the same. Returns how many cells. */
    int heal(Handle handle, Answer answer, Instant now) {
        UUID connection = answer.connectionId();
        Set<Cell> seen = findings.takeSeen(handle, connection);
        Set<Cell> doubted =
                differingCounts(handle, answer).stream().map(Finding::cell).collect(Collectors.toSet());
        doubted.removeAll(seen);
        List<Cell> believed =
                answer.cells().stream().filter(Predicate.not(doubted::contains)).toList();
        List<Finding> found = observations.observe(handle, connection, believed, answer.reading()).stream()
                .filter(news -> news.known() != null)
                .map(news -> new Finding(news.cell(), Objects.requireNonNull(news.known())))
                .toList();
        Set<Cell> stubborn = findings.healedOften(handle, connection, TIMES_MAX, now.minus(DAY));
        Map<Boolean, List<Finding>> parts =
                found.stream().collect(Collectors.partitioningBy(one -> stubborn.contains(unvalued(one.cell()))));
        List<Finding> left = parts.getOrDefault(true, List.of());
        List<Finding> healed = parts.getOrDefault(false, List.of());
        leaveAlone(handle, connection, left, now);
        findings.add(handle, connection, left, Reconciliation.Outcome.LEFT, now);
        findings.add(handle, connection, healed, Reconciliation.Outcome.HEALED, now);
        dirty.markFor(handle, connection, marks(handle, connection, healed), answer.trace());
        return healed.size();
    }

    private List<Finding> differingCounts(Handle handle, Answer answer) {
        List<Cell> counts = answer.cells().stream()
                .filter(cell -> cell.facet().equals(Cell.AVAILABILITY))
                .toList();
        Map<PageKey, Page> known = pages.load(
                handle, answer.connectionId(), counts.stream().map(Cell::page).collect(Collectors.toSet()));
        List<Finding> differing = new ArrayList<>();
        for (Cell cell : counts) {
            long before = known.getOrDefault(cell.page(), Page.empty()).known(cell.day());
            if (before != Page.NONE && before != cell.value()) {
                differing.add(new Finding(cell, before));
            }
        }
        return differing;
    }

    private static Cell unvalued(Cell cell) {
        return new Cell(cell.roomId(), cell.rateId(), cell.facet(), cell.night(), 0);
    }

    /** As refused: not said again until something else is wanted, and shown to people. */
    private void leaveAlone(Handle handle, UUID connectionId, Collection<Finding> left, Instant now) {
        Map<PageKey, Page> touched = pages.load(
                handle,
                connectionId,
                left.stream().map(one -> one.cell().page()).collect(Collectors.toSet()));
        for (Finding one : left) {
            Cell wanted = one.cell();
            touched.getOrDefault(wanted.page(), Page.empty())
                    .reject(
                            new Cell(wanted.roomId(), wanted.rateId(), wanted.facet(), wanted.night(), one.known()),
                            now);
        }
        pages.store(handle, connectionId, touched);
    }

    private List<DirtyNights.Mark> marks(Handle handle, UUID connectionId, Collection<Finding> healed) {
        record Kind(UUID unitTypeId, int facet) {}
        Map<String, UUID> types = types(handle, connectionId);
        Map<Kind, TreeSet<LocalDate>> nights = new HashMap<>();
        for (Finding one : healed) {
            UUID type = types.get(one.cell().roomId());
            if (type != null) {
                nights.computeIfAbsent(new Kind(type, one.cell().facetBit()), key -> new TreeSet<>())
                        .add(one.cell().night());
            }
        }
        List<DirtyNights.Mark> marks = new ArrayList<>();
        nights.forEach((kind, dates) -> NightRange.runs(dates)
                .forEach(run -> marks.add(new DirtyNights.Mark(kind.unitTypeId(), run, kind.facet(), null))));
        return marks;
    }

    /** Our unit type of each of the partner's rooms; one room is one type. */
    private static Map<String, UUID> types(Handle handle, UUID connectionId) {
        return handle.createQuery("select distinct remote_room_id, unit_type_id from mapping where connection_id = :id")
                .bind("id", connectionId)
                .map((r, c) -> Map.entry(r.getString(1), r.getObject(2, UUID.class)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a));
    }

    boolean isBeingTold(Handle handle, UUID connectionId) {
        return handle.createQuery("""
                select exists (select from dirty_nights where connection_id = :id)
                       or exists (select from courier where connection_id = :id and lease_owner is not null)
                """)
                .bind("id", connectionId)
                .mapTo(Boolean.class)
                .one();
    }

    /** True when every reservation that the partner held at that moment is in the register: pulled since, and applied. */
    boolean isRegisterCurrent(Handle handle, UUID connectionId, Instant since) {
        return handle.createQuery("""
                select a.pulled_at > :since
                       and not exists (select from inbox where account_id = a.id and state = 'received')
                from connection c join account a on a.id = c.account_id where c.id = :id
                """)
                .bind("id", connectionId)
                .bind("since", Timestamp.from(since))
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false);
    }
}
