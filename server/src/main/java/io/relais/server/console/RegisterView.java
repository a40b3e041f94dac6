package io.relais.server.console;

import io.relais.core.connection.Connectors;
import io.relais.core.property.Property;
import io.relais.core.reservation.RegisterPage;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The register as it is read.
 *
 * @param properties what the reader may narrow to; empty where there is only one
 * @param mixed whether rows of several properties are in sight, so that each must name its own
 * @param chips what narrows the list now, each with the address without it
 * @param moreHref the following page as a page, empty on the last
 * @param moreUrl only its rows
 * @param firstPage whether these are the newest rows
 */
public record RegisterView(
        String q,
        boolean conflictsOnly,
        boolean filtered,
        List<Choice> properties,
        boolean mixed,
        List<Chip> chips,
        List<RowView> rows,
        String moreHref,
        String moreUrl,
        boolean firstPage,
        Live live) {

    /** One entry of a list to choose from. */
    public record Choice(String value, String name, boolean chosen) {}

    /** One filter in force. */
    public record Chip(String text, String without) {}

    static RegisterView of(
            RegisterAsk ask, RegisterPage page, List<Property> properties, Visit visit, Connectors connectors) {
        boolean several = properties.size() > 1;
        boolean mixed = several && ask.propertyId().isEmpty();
        List<RowView> rows = page.rows().stream()
                .map(row -> RowView.of(row, visit, connectors, mixed))
                .toList();
        String next = page.nextCursor();
        return new RegisterView(
                ask.q(),
                ask.conflictsOnly(),
                ask.isFiltered(),
                several ? choices(properties, ask) : List.of(),
                mixed,
                chips(ask, properties, visit.texts()),
                rows,
                next.isEmpty() ? "" : ask.after(next).href(RegisterAsk.PATH),
                next.isEmpty() ? "" : ask.after(next).href("/console/register/more"),
                ask.isFirstPage(),
                live(ask, rows, visit.texts()));
    }

    private static Live live(RegisterAsk ask, List<RowView> rows, Texts texts) {
        String first = rows.isEmpty() ? "none" : rows.getFirst().id();
        long newer = rows.stream().takeWhile(row -> !row.id().equals(ask.top())).count();
        boolean counted = !ask.top().isEmpty() && newer > 0;
        return Live.of(
                ask.above(first).href("/console/register/live"),
                rows,
                counted ? texts.of("register.new", newer) : texts.of("live.changed"));
    }

    private static List<Choice> choices(List<Property> properties, RegisterAsk ask) {
        UUID chosen = ask.propertyId().orElse(null);
        return properties.stream()
                .map(property -> new Choice(
                        property.id().toString(), property.name(), property.id().equals(chosen)))
                .toList();
    }

    private static List<Chip> chips(RegisterAsk ask, List<Property> properties, Texts texts) {
        List<Chip> chips = new ArrayList<>();
        if (!ask.q().isBlank()) {
            chips.add(new Chip(
                    texts.of("register.chip.text", ask.q().strip()),
                    ask.withoutText().href(RegisterAsk.PATH)));
        }
        ask.propertyId()
                .flatMap(id -> properties.stream()
                        .filter(property -> property.id().equals(id))
                        .findFirst())
                .ifPresent(property -> chips.add(
                        new Chip(property.name(), ask.withoutProperty().href(RegisterAsk.PATH))));
        if (ask.conflictsOnly()) {
            chips.add(new Chip(
                    texts.of("register.conflicts-only"), ask.withoutConflicts().href(RegisterAsk.PATH)));
        }
        return chips;
    }
}
