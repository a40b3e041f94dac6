package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.connector.ContactDetails;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Administration;
import io.relais.core.reservation.Administrations;
import io.relais.core.reservation.Notes;
import io.relais.core.reservation.ReservationGuests;
import io.relais.core.reservation.Seen;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the desk writes beside a reservation. Each block is a form of its own; one that is refused comes back as it was typed. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class AdministrationPage {
    private static final String FIELD = "field.";

    private final Template whole;
    private final Pages pages;
    private final SheetViews views;
    private final Work work;

    @Inject
    AdministrationPage(@Location("console/sheet") Template whole, Pages pages, SheetViews views, Work work) {
        this.whole = whole;
        this.pages = pages;
        this.views = views;
        this.work = work;
    }

    @GET
    @Path("reservations/{id}/administration")
    public TemplateInstance page(@PathParam("id") String id) {
        return page(reservation(id), Form.NONE);
    }

    @POST
    @Path("reservations/{id}/administration/stay")
    public Response stay(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        return save(id, Form.of("stay", typed), (form, seen) -> {
            LocalTime time = time(form);
            if (form.isGood()) {
                edit(
                        id,
                        seen,
                        before -> new Administration(
                                form.text("paymentMethod"),
                                form.text("language"),
                                before.invoiceNotes(),
                                before.plates(),
                                time));
            }
        });
    }

    @POST
    @Path("reservations/{id}/administration/invoice")
    public Response invoice(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        return save(
                id,
                Form.of("invoice", typed),
                (form, seen) -> edit(
                        id,
                        seen,
                        before -> new Administration(
                                before.paymentMethod(),
                                before.language(),
                                form.text("invoiceNotes"),
                                before.plates(),
                                before.arrivalTime())));
    }

    @POST
    @Path("reservations/{id}/administration/plates")
    public Response plates(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        return save(
                id,
                Form.of("plates", typed),
                (form, seen) -> edit(
                        id,
                        seen,
                        before -> new Administration(
                                before.paymentMethod(),
                                before.language(),
                                before.invoiceNotes(),
                                list(form.text("plates"), "[\\n,;]"),
                                before.arrivalTime())));
    }

    @POST
    @Path("reservations/{id}/administration/tags")
    public Response tags(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        return save(
                id,
                Form.of("tags", typed),
                (form, seen) -> work.administrations.tag(
                        pages.visit().principal(), reservation(id), list(form.text("tags"), "[\\n,;]"), seen));
    }

    @POST
    @Path("reservations/{id}/administration/fields")
    public Response fields(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        Map<String, String> answers = new LinkedHashMap<>();
        typed.forEach((name, values) -> {
            if (name.startsWith(FIELD)) {
                answers.put(name.substring(FIELD.length()), values.isEmpty() ? "" : values.getFirst());
            }
        });
        // A refusal names the field's code; the form knows the field by it as well.
        answers.forEach((code, value) -> typed.putIfAbsent(code, List.of(value)));
        return save(
                id,
                Form.of("fields", typed),
                (form, seen) -> work.administrations.answer(pages.visit().principal(), reservation(id), answers, seen));
    }

    @POST
    @Path("reservations/{id}/administration/contact")
    public Response contact(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        return save(id, Form.of("contact", typed), (form, seen) -> {
            Optional<LocalDate> born =
                    Typed.birthDate(form, "birthDate", pages.visit().texts());
            if (form.isGood()) {
                Principal principal = pages.visit().principal();
                work.administrations.correctContact(principal, reservation(id), contact(form), seen);
                if (!Optional.ofNullable(
                                work.guests.get(principal, reservation(id)).birthDate())
                        .equals(born)) {
                    work.guests.tellBirthDate(principal, reservation(id), born);
                }
            }
        });
    }

    private static ContactDetails contact(Form form) {
        return new ContactDetails(
                form.text("firstName"),
                form.text("lastName"),
                form.text("email"),
                form.text("phone"),
                form.text("company"),
                form.text("address"),
                form.text("postCode"),
                form.text("city"),
                form.text("countryCode"),
                form.text("contactLanguage"));
    }

    @POST
    @Path("reservations/{id}/notes")
    public Response note(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        return save(
                id,
                Form.of("note", typed),
                (form, seen) -> work.notes.add(
                        pages.visit().principal(),
                        Seen.any(reservation(id)),
                        form.text("text"),
                        !form.text("pinned").isEmpty()));
    }

    @POST
    @Path("reservations/{id}/notes/{note}")
    public Response editNote(
            @PathParam("id") String id, @PathParam("note") String note, MultivaluedMap<String, String> typed) {
        return save(
                id,
                Form.of(note, typed),
                (form, seen) -> work.notes.edit(
                        pages.visit().principal(),
                        Seen.any(reservation(id)),
                        Ids.get(note, ProblemCode.NOTE_UNKNOWN),
                        form.text("text"),
                        !form.text("pinned").isEmpty()));
    }

    @POST
    @Path("reservations/{id}/notes/{note}/delete")
    public Response deleteNote(@PathParam("id") String id, @PathParam("note") String note) {
        work.notes.delete(
                pages.visit().principal(), Seen.any(reservation(id)), Ids.get(note, ProblemCode.NOTE_UNKNOWN));
        return Pages.go("/reservations/" + reservation(id) + "/administration");
    }

    /** Writes one block for the version that the form was made for. */
    @FunctionalInterface
    private interface Save {
        void run(Form form, IntConsumer seen);
    }

    private Response save(String id, Form form, Save work) {
        UUID reservation = reservation(id);
        Form refused = form;
        try {
            String number = views.sheet(reservation, pages.visit()).number();
            work.run(form, version -> Typed.checkVersion(form, version, number));
        } catch (Problem problem) {
            refused = form.refused(problem, pages.visit().texts());
        }
        return refused.isGood() && refused.error().isEmpty()
                ? Pages.go("/reservations/" + reservation + "/administration")
                : Form.again(page(reservation, refused));
    }

    private void edit(String id, IntConsumer seen, UnaryOperator<Administration> change) {
        work.administrations.edit(pages.visit().principal(), reservation(id), change, seen);
    }

    private @Nullable LocalTime time(Form form) {
        String text = form.text("arrivalTime").strip();
        try {
            return text.isEmpty() ? null : LocalTime.parse(text).withSecond(0).withNano(0);
        } catch (DateTimeException notATime) {
            form.blame("arrivalTime", pages.visit().texts().of("form.time"));
            return null;
        }
    }

    private static List<String> list(String text, String separator) {
        return Arrays.stream(text.split(separator, -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private TemplateInstance page(UUID reservation, Form form) {
        SheetPage.View view = views.view(reservation, "administration", pages.visit(), form);
        return pages.page(whole, view.sheet().number() + " " + view.sheet().guest(), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }

    /** What the page changes. */
    @Singleton
    static final class Work {
        private final Administrations administrations;
        private final Notes notes;
        private final ReservationGuests guests;

        @Inject
        Work(Administrations administrations, Notes notes, ReservationGuests guests) {
            this.administrations = administrations;
            this.notes = notes;
            this.guests = guests;
        }
    }
}
