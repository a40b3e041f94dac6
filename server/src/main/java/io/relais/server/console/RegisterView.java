package io.relais.server.console;

import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.property.Property;
import io.relais.core.reservation.RegisterPage;
import io.relais.core.reservation.RegisterSort;
import io.relais.core.reservation.SavedSearch;
import io.relais.core.reservation.SearchTerm;
import io.relais.core.reservation.SearchText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The register as it is read.
 *
 * @param error what of the search could not be read; empty when all could
 * @param similar whether these names are only similar to what was typed
 * @param properties what the reader may narrow to; empty where there is only one
 * @param mixed whether rows of several properties are in sight, so that each must name its own
 * @param chips what narrows the list now, each with the address without it
 * @param tabs the kept searches
 * @param heads the column headings that order the list
 * @param moreHref the following page as a page, empty on the last
 * @param moreUrl only its rows
 * @param firstPage whether these are the first rows
 * @param maySell whether the reader may make a reservation
 */
public record RegisterView(
        String q,
        String error,
        boolean similar,
        boolean conflictsOnly,
        boolean filtered,
        List<Choice> properties,
        boolean mixed,
        List<Chip> chips,
        List<Tab> tabs,
        Map<String, Head> heads,
        String sort,
        String csv,
        String xlsx,
        List<RowView> rows,
        String moreHref,
        String moreUrl,
        boolean firstPage,
        boolean maySell,
        Live live) {

    /** One entry of a list to choose from. */
    public record Choice(String value, String name, boolean chosen) {}

    /** One filter in force. */
    public record Chip(String text, String without) {}

    /** A kept search; {@code id} is empty for the list of all. */
    public record Tab(String id, String name, String href, boolean chosen, boolean shared) {}

    /** A heading: where it leads, and how the list is ordered by it now (ascending, descending or none). */
    public record Head(String href, String order) {}

    /** What was found, or why nothing could be. */
    record Found(RegisterPage page, String error) {}

    static RegisterView of(RegisterAsk ask, Found found, RegisterViews.Around around, Visit visit) {
        boolean several = around.properties().size() > 1;
        boolean mixed = several && ask.propertyId().isEmpty();
        List<RowView> rows = found.page().rows().stream()
                .map(row -> RowView.of(row, visit, around.connectors(), mixed))
                .toList();
        String next = found.page().nextCursor();
        return new RegisterView(
                ask.q(),
                found.error(),
                found.page().similar(),
                ask.conflictsOnly(),
                ask.isFiltered(),
                several ? choices(around.properties(), ask) : List.of(),
                mixed,
                chips(ask, around.properties(), visit.texts()),
                tabs(ask, around.kept(), visit.texts()),
                heads(ask),
                ask.sort(),
                ask.after("").href("/reservations/export/csv"),
                ask.after("").href("/reservations/export/xlsx"),
                rows,
                next.isEmpty() ? "" : ask.after(next).href(RegisterAsk.PATH),
                next.isEmpty() ? "" : ask.after(next).href("/console/register/more"),
                ask.isFirstPage(),
                visit.principal().may(Permission.RESERVATIONS_WRITE),
                live(ask, rows, visit.texts()));
    }

    private static Map<String, Head> heads(RegisterAsk ask) {
        RegisterSort now = ask.order();
        return Arrays.stream(RegisterSort.Field.values())
                .collect(Collectors.toMap(RegisterSort.Field::code, field -> head(ask, now, field)));
    }

    private static Head head(RegisterAsk ask, RegisterSort now, RegisterSort.Field field) {
        boolean chosen = now.field() == field;
        RegisterSort then = new RegisterSort(field, chosen && !now.descending());
        String order = now.descending() ? "descending" : "ascending";
        return new Head(ask.in(then.code()).href(RegisterAsk.PATH), chosen ? order : "none");
    }

    private static List<Tab> tabs(RegisterAsk ask, List<SavedSearch> kept, Texts texts) {
        List<Tab> tabs = new ArrayList<>();
        tabs.add(new Tab("", texts.of("register.tab.all"), RegisterAsk.PATH, !ask.isFiltered(), true));
        for (SavedSearch search : kept) {
            RegisterAsk there = ask.with(search.query())
                    .in(
                            search.sort().equals(RegisterSort.NEWEST)
                                    ? ""
                                    : search.sort().code());
            tabs.add(new Tab(
                    search.id().toString(),
                    search.name(),
                    there.href(RegisterAsk.PATH),
                    ask.isFiltered() && search.query().equals(ask.q().strip()),
                    search.shared()));
        }
        return tabs;
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
        for (SearchText.Typed typed : typed(ask.q())) {
            boolean words = typed.term() instanceof SearchTerm.Words;
            String rest = words
                    ? operators(ask.q())
                    : ask.q().replace(typed.typed(), "").strip();
            chips.add(new Chip(
                    words ? texts.of("register.chip.text", typed.typed()) : typed.typed(),
                    ask.with(rest).href(RegisterAsk.PATH)));
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

    private static List<SearchText.Typed> typed(String text) {
        try {
            return SearchText.read(text.strip());
        } catch (Problem unreadable) {
            return List.of();
        }
    }

    private static String operators(String text) {
        return typed(text).stream()
                .filter(typed -> !(typed.term() instanceof SearchTerm.Words))
                .map(SearchText.Typed::typed)
                .collect(Collectors.joining(" "));
    }
}
