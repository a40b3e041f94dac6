package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Arrangements;
import io.relais.core.reservation.Groups;
import io.relais.core.reservation.Life;
import io.relais.core.reservation.Lives;
import io.relais.core.reservation.Period;
import io.relais.core.reservation.Register;
import io.relais.core.reservation.RegisterQuery;
import io.relais.core.reservation.RegisterRow;
import io.relais.core.reservation.ReservationSheet;
import io.relais.core.reservation.Reservations;
import io.relais.core.reservation.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** Splits, combines, copies, cuts, and groups: one page with a small form for each, every one told before it is done. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ArrangePage {
    private static final int GROUPS_SHOWN = 100;

    /**
     * The page.
     *
     * @param failed which form was refused, empty when none
     * @param typed what was typed, by field
     */
    public record View(
            SheetView sheet,
            int version,
            boolean maySplit,
            boolean inForce,
            List<Stay> stays,
            List<RegisterView.Choice> groups,
            String group,
            String failed,
            String error,
            Map<String, String> typed) {
        /** What was typed into a field before. */
        public String was(String field) {
            return typed.getOrDefault(field, "");
        }
    }

    /** A stay to choose. */
    public record Stay(String id, String name, String first, String end) {}

    private final Template template;
    private final Pages pages;
    private final SheetViews views;
    private final Arrangements arrangements;
    private final House house;

    @Inject
    ArrangePage(
            @Location("console/arrange") Template template,
            Pages pages,
            SheetViews views,
            Arrangements arrangements,
            House house) {
        this.template = template;
        this.pages = pages;
        this.views = views;
        this.arrangements = arrangements;
        this.house = house;
    }

    @GET
    @Path("reservations/{id}/arrange")
    public TemplateInstance ask(@PathParam("id") String id) {
        return page(reservation(id), "", "", new MultivaluedHashMap<>());
    }

    @POST
    @Path("reservations/{id}/arrange/{what}")
    public Response act(
            @PathParam("id") String id, @PathParam("what") String what, MultivaluedMap<String, String> typed) {
        UUID reservation = reservation(id);
        try {
            return Pages.go("/reservations/" + done(reservation, what, typed));
        } catch (Problem problem) {
            return switch (problem.code().kind()) {
                case CONFLICT, INVALID, UNPROCESSABLE, STALE ->
                    Response.status(Response.Status.CONFLICT)
                            .entity(page(
                                    reservation,
                                    what,
                                    problem.detail(pages.visit().texts().locale()),
                                    typed))
                            .build();
                case UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, LIMITED, BUG -> throw problem;
            };
        }
    }

    /** Does it; the reservation to show then. */
    private UUID done(UUID id, String what, MultivaluedMap<String, String> typed) {
        Principal principal = pages.visit().principal();
        Seen seen = new Seen(id, TypedText.version(one(typed, "version")));
        return switch (what) {
            case "copy" ->
                arrangements
                        .copy(principal, id, TypedText.date("arrival", one(typed, "arrival")))
                        .id();
            case "split" -> arrangements.split(principal, seen, chosen(typed)).id();
            case "split-period" ->
                arrangements.splitPeriod(principal, seen, period(typed)).id();
            case "remove" ->
                arrangements.removePeriod(principal, seen, period(typed)).id();
            case "combine" ->
                arrangements
                        .combine(principal, seen, Seen.any(other(principal, one(typed, "other"))))
                        .id();
            case "group" -> grouped(principal, seen, typed);
            default -> throw Problem.of(ProblemCode.NOT_FOUND);
        };
    }

    private UUID grouped(Principal principal, Seen seen, MultivaluedMap<String, String> typed) {
        String name = one(typed, "name");
        String group = one(typed, "group");
        if (!name.isBlank()) {
            UUID property = house.reservations.get(principal, seen.id()).row().propertyId();
            house.groups.create(principal, property, TypedText.text("name", name), List.of(seen));
        } else if (group.isBlank()) {
            house.groups.remove(principal, seen);
        } else {
            house.groups.add(principal, seen, Ids.get(group, ProblemCode.GROUP_UNKNOWN));
        }
        return seen.id();
    }

    private static List<UUID> chosen(MultivaluedMap<String, String> typed) {
        return Objects.requireNonNullElse(typed.get("stay"), List.<String>of()).stream()
                .map(stay -> Ids.get(stay, ProblemCode.VALUE_INVALID))
                .toList();
    }

    private static Period period(MultivaluedMap<String, String> typed) {
        return new Period(
                Ids.find(one(typed, "stay")).orElseThrow(() -> Problem.of(ProblemCode.VALUE_MISSING, "stay")),
                TypedText.date("from", one(typed, "from")),
                TypedText.date("to", one(typed, "to")));
    }

    /** The reservation with that confirmation number, however it was typed. */
    private UUID other(Principal principal, String number) {
        String plain = number.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", "");
        return house.register.search(principal, RegisterQuery.first(plain, 2)).rows().stream()
                .filter(row -> row.confirmationNumber().equals(plain))
                .map(RegisterRow::id)
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "other", "ABC23DEFG"));
    }

    private TemplateInstance page(UUID id, String failed, String error, MultivaluedMap<String, String> typed) {
        Visit visit = pages.visit();
        ReservationSheet sheet = house.reservations.get(visit.principal(), id);
        Life life = house.lives.get(visit.principal(), id);
        Life.Link group = life.group();
        String groupId = group == null ? "" : group.id().toString();
        View view = new View(
                views.sheet(id, visit),
                sheet.version(),
                life.maySplit(),
                !sheet.stays().isEmpty() && sheet.stays().getFirst().holding(),
                sheet.stays().stream()
                        .map(stay -> new Stay(
                                stay.id().toString(),
                                stay.unitType() + " · "
                                        + visit.formats().day(stay.dates().arrival()) + " → "
                                        + visit.formats().day(stay.dates().departure()),
                                stay.dates().arrival().toString(),
                                stay.dates().departure().toString()))
                        .toList(),
                house.groups.list(visit.principal(), sheet.row().propertyId(), Optional.empty(), GROUPS_SHOWN).stream()
                        .map(g -> new RegisterView.Choice(
                                g.id().toString(), g.name(), g.id().toString().equals(groupId)))
                        .toList(),
                groupId,
                failed,
                error,
                typed.entrySet().stream()
                        .filter(e -> !e.getValue().isEmpty())
                        .collect(java.util.stream.Collectors.toMap(
                                e -> failed + "." + e.getKey(),
                                e -> e.getValue().getFirst())));
        return pages.page(template, visit.texts().of("arrange.title"), "reservations", view);
    }

    private static String one(MultivaluedMap<String, String> typed, String name) {
        return Objects.requireNonNullElse(typed.getFirst(name), "");
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }

    /** What the page looks at. */
    @Singleton
    static final class House {
        private final Reservations reservations;
        private final Register register;
        private final Groups groups;
        private final Lives lives;

        @Inject
        House(Reservations reservations, Register register, Groups groups, Lives lives) {
            this.reservations = reservations;
            this.register = register;
            this.groups = groups;
            this.lives = lives;
        }
    }
}
