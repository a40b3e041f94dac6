package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Moment;
import io.relais.core.payment.CashDrawers;
import io.relais.core.payment.CashMovement;
import io.relais.core.payment.CashRegister;
import io.relais.core.payment.CashRegisters;
import io.relais.core.payment.CashSession;
import io.relais.core.payment.Journal;
import io.relais.core.payment.JournalLine;
import io.relais.core.payment.Taking;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.vocabulary.Money;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks for cash registers and journal and makes them readable. */
@Singleton
final class CashViews {
    private static final int SESSIONS = 10;
    private static final int ENTRIES = 200;
    private static final int DAYS_BACK = 30;

    private final CashRegisters registers;
    private final CashDrawers drawers;
    private final Journal journal;
    private final Properties properties;
    private final Moment moment;

    @Inject
    CashViews(CashRegisters registers, CashDrawers drawers, Journal journal, Properties properties, Moment moment) {
        this.registers = registers;
        this.drawers = drawers;
        this.journal = journal;
        this.properties = properties;
        this.moment = moment;
    }

    /** The first and last day asked for, as they stand in an address. */
    record Days(String from, String to) {}

    private record Span(LocalDate from, LocalDate to) {}

    SettingsHouse house(Visit visit, String property) {
        return SettingsHouse.of(properties, visit, property);
    }

    CashView view(SettingsHouse house, Visit visit, Days days, Form form) {
        Principal principal = visit.principal();
        Property property = properties.get(principal, house.uuid());
        List<CashView.Drawer> drawers = registers.list(principal, property.id()).stream()
                .map(register -> drawer(register, property, visit))
                .toList();
        List<RegisterView.Choice> kinds = Stream.of(CashMovement.Kind.values())
                .map(kind -> new RegisterView.Choice(kind.code(), visit.texts().of("movement." + kind.code()), false))
                .toList();
        return new CashView(
                house,
                drawers,
                kinds,
                journal(property, visit, span(days, property)),
                form,
                principal.may(Permission.SETTINGS_WRITE),
                principal.may(Permission.MONEY_WRITE));
    }

    /** Comma-separated, with what a spreadsheet would take for a formula made harmless. */
    String csv(SettingsHouse house, Visit visit, Days days) {
        Property property = properties.get(visit.principal(), house.uuid());
        Span span = span(days, property);
        StringBuilder csv =
                new StringBuilder("date,time,reservation,method,register,amount,currency,reference,note,by\r\n");
        Optional<UUID> after = Optional.empty();
        do {
            List<JournalLine> lines = journal.lines(
                    visit.principal(),
                    new Journal.Query(
                            property.id(), span.from(), span.to(), Optional.empty(), after, Journal.LIMIT_MAX));
            boolean more = lines.size() > Journal.LIMIT_MAX;
            List<JournalLine> page = more ? lines.subList(0, Journal.LIMIT_MAX) : lines;
            page.forEach(line -> csv.append(row(line, property)));
            after = more ? Optional.of(page.getLast().taking().id()) : Optional.empty();
        } while (after.isPresent());
        return csv.toString();
    }

    private static String row(JournalLine line, Property property) {
        Taking taking = line.taking();
        return Stream.of(
                                taking.businessDate().toString(),
                                taking.at()
                                        .atZone(property.timeZone())
                                        .toLocalTime()
                                        .withNano(0)
                                        .toString(),
                                line.confirmationNumber(),
                                taking.method().code(),
                                line.register())
                        .map(CashViews::cell)
                        .collect(Collectors.joining(","))
                + "," + taking.amount().toDecimal().toPlainString()
                + Stream.of(
                                taking.amount().currency(),
                                taking.reference(),
                                taking.note(),
                                taking.actor().name())
                        .map(CashViews::cell)
                        .collect(Collectors.joining(",", ",", "\r\n"));
    }

    private static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return "\"" + (formula ? "'" : "") + text.replace("\"", "\"\"") + "\"";
    }

    private CashView.Drawer drawer(CashRegister register, Property property, Visit visit) {
        Formats formats = visit.formats();
        CashRegisters.Place place = new CashRegisters.Place(property.id(), register.id());
        CashSession open = register.session();
        return new CashView.Drawer(
                register.id().toString(),
                register.name(),
                register.currency(),
                register.isInUse(),
                open != null,
                open == null
                        ? ""
                        : visit.texts()
                                .of(
                                        "cash.opened",
                                        open.openedBy(),
                                        formats.moment(open.openedAt(), property.timeZone())),
                open == null ? "" : formats.money(open.opening()),
                open == null ? "" : formats.money(open.expected()),
                open == null
                        ? List.of()
                        : drawers.movements(visit.principal(), place).stream()
                                .map(movement -> new CashView.Movement(
                                        formats.moment(movement.at(), property.timeZone()),
                                        visit.texts()
                                                .of("movement."
                                                        + movement.kind().code()),
                                        formats.money(movement.amount()),
                                        movement.note(),
                                        movement.by()))
                                .toList(),
                drawers.sessions(visit.principal(), place, Optional.empty(), SESSIONS).stream()
                        .filter(session -> session.closedAt() != null)
                        .limit(SESSIONS)
                        .map(session -> past(session, property, visit))
                        .toList());
    }

    private static CashView.Past past(CashSession session, Property property, Visit visit) {
        Formats formats = visit.formats();
        Money difference = Objects.requireNonNull(session.difference());
        return new CashView.Past(
                formats.moment(session.openedAt(), property.timeZone()),
                formats.moment(session.closedAt(), property.timeZone()),
                formats.money(session.expected()),
                formats.money(Objects.requireNonNull(session.counted())),
                new Badge(difference.minor() == 0 ? "ok" : "attention", formats.money(difference)),
                session.note());
    }

    private CashView.Journal journal(Property property, Visit visit, Span span) {
        Formats formats = visit.formats();
        Texts texts = visit.texts();
        List<CashView.Day> days = journal.days(visit.principal(), property.id(), span.from(), span.to()).stream()
                .map(day -> new CashView.Day(
                        formats.day(day.day()),
                        day.sums().stream()
                                .map(sum -> new SheetView.Pair(
                                        texts.of("method." + sum.method().code()), formats.money(sum.amount())))
                                .toList()))
                .toList();
        List<JournalLine> lines = journal.lines(
                visit.principal(),
                new Journal.Query(property.id(), span.from(), span.to(), Optional.empty(), Optional.empty(), ENTRIES));
        String query = "?property=" + property.id() + "&from=" + span.from() + "&to=" + span.to();
        return new CashView.Journal(
                span.from().toString(),
                span.to().toString(),
                days,
                lines.stream().limit(ENTRIES).map(line -> entry(line, visit)).toList(),
                lines.size() > ENTRIES,
                "/settings/registers/journal.csv" + query);
    }

    private static CashView.Entry entry(JournalLine line, Visit visit) {
        Taking taking = line.taking();
        return new CashView.Entry(
                visit.formats().day(taking.businessDate()),
                taking.reservationId() == null ? "" : taking.reservationId().toString(),
                line.confirmationNumber(),
                visit.texts().of("method." + taking.method().code()),
                line.register(),
                visit.formats().money(taking.amount()),
                taking.actor().name());
    }

    /** The days asked for; the last month where the address says nothing that can be read. */
    private Span span(Days days, Property property) {
        LocalDate today = LocalDate.ofInstant(moment.now(), property.timeZone());
        LocalDate to = day(days.to()).orElse(today);
        LocalDate from = day(days.from()).orElse(to.minusDays(DAYS_BACK));
        return from.isAfter(to) || from.plusDays(Journal.DAYS_MAX).isBefore(to)
                ? new Span(to.minusDays(DAYS_BACK), to)
                : new Span(from, to);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Limits.date("day", LocalDate.parse(text)));
        } catch (DateTimeException | Problem unreadable) {
            return Optional.empty();
        }
    }
}
