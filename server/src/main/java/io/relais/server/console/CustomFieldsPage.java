package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.CustomField;
import io.relais.core.property.CustomFields;
import io.relais.core.property.Properties;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The fields that a property asks about its reservations. */
@Page
@SignedIn
@Path("/settings/custom-fields")
@RunOnVirtualThread
class CustomFieldsPage {
    /** The fields of one property, each with its form, and the form of a new one. */
    public record View(
            SettingsHouse house,
            List<Line> fields,
            List<RegisterView.Choice> types,
            Line fresh,
            Form form,
            boolean mayWrite) {}

    /**
     * A field.
     *
     * @param form name of its form
     * @param choices one a line
     */
    public record Line(
            String form,
            String id,
            String code,
            String label,
            String labelFr,
            String type,
            String choices,
            boolean choosing,
            boolean required,
            List<RegisterView.Choice> places,
            String position,
            boolean asked) {}

    private final Template whole;
    private final Pages pages;
    private final Properties properties;
    private final CustomFields fields;

    @Inject
    CustomFieldsPage(
            @Location("console/settings-fields") Template whole,
            Pages pages,
            Properties properties,
            CustomFields fields) {
        this.whole = whole;
        this.pages = pages;
        this.properties = properties;
        this.fields = fields;
    }

    @GET
    public TemplateInstance page(@QueryParam("property") @DefaultValue("") String property) {
        return page(property, Form.NONE);
    }

    @POST
    public Response add(
            @QueryParam("property") @DefaultValue("") String property, MultivaluedMap<String, String> typed) {
        Form form = Form.of("new", typed);
        Optional<CustomField.Type> type = CustomField.Type.find(form.text("type"));
        if (type.isEmpty()) {
            form.blame("type", pages.visit().texts().of("form.choose"));
        }
        return save(property, form, house -> {
            if (type.isPresent()) {
                fields.add(pages.visit().principal(), house, wanted(form, type.get()));
            }
        });
    }

    @POST
    @Path("{field}")
    public Response change(
            @PathParam("field") String field,
            @QueryParam("property") @DefaultValue("") String property,
            MultivaluedMap<String, String> typed) {
        UUID id = Ids.get(field, ProblemCode.CUSTOM_FIELD_UNKNOWN);
        Form form = Form.of(field, typed);
        return save(property, form, house -> {
            CustomField before = fields.get(pages.visit().principal(), house, id);
            fields.change(pages.visit().principal(), house, id, wanted(form, before.type()));
        });
    }

    @POST
    @Path("{field}/{what}")
    public Response retire(
            @PathParam("field") String field,
            @PathParam("what") String what,
            @QueryParam("property") @DefaultValue("") String property) {
        UUID id = Ids.get(field, ProblemCode.CUSTOM_FIELD_UNKNOWN);
        Form form = new Form(field, Map.of(), new LinkedHashMap<>(), "");
        return save(property, form, house -> {
            if ("delete".equals(what)) {
                fields.delete(pages.visit().principal(), house, id);
            } else {
                fields.retire(pages.visit().principal(), house, id, "retire".equals(what));
            }
        });
    }

    private Response save(String property, Form form, Consumer<UUID> work) {
        Visit visit = pages.visit();
        SettingsHouse house = SettingsHouse.of(properties, visit, property);
        Form refused = form;
        try {
            work.accept(house.uuid());
        } catch (Problem problem) {
            refused = form.refused(problem, visit.texts());
        }
        return refused.isGood() && refused.error().isEmpty()
                ? Pages.go("/settings/custom-fields?property=" + house.id())
                : Form.again(page(property, refused));
    }

    private static CustomFields.Wanted wanted(Form form, CustomField.Type type) {
        String position = form.text("position").strip();
        return new CustomFields.Wanted(
                form.text("code").strip(),
                form.text("label"),
                form.text("labelFr"),
                type,
                Arrays.stream(form.text("choices").split("\\n", -1))
                        .map(String::strip)
                        .filter(choice -> !choice.isEmpty())
                        .toList(),
                !form.text("required").isEmpty(),
                form.all("places").stream()
                        .flatMap(place -> CustomField.Place.find(place).stream())
                        .collect(Collectors.toSet()),
                position.matches("\\d{1,5}") ? Integer.parseInt(position) : position.isEmpty() ? 0 : -1);
    }

    private TemplateInstance page(String property, Form form) {
        Visit visit = pages.visit();
        Texts texts = visit.texts();
        SettingsHouse house = SettingsHouse.of(properties, visit, property);
        List<Line> lines = fields.list(visit.principal(), house.uuid()).stream()
                .map(field -> line(field, texts))
                .toList();
        Line fresh = new Line(
                "new",
                "",
                "",
                "",
                "",
                "",
                "",
                true,
                false,
                places(Set.of(CustomField.Place.SHEET), texts),
                String.valueOf(lines.size() + 1),
                true);
        List<RegisterView.Choice> types = Stream.of(CustomField.Type.values())
                .map(type -> new RegisterView.Choice(type.code(), texts.of("custom-type." + type.code()), false))
                .toList();
        boolean mayWrite = visit.principal().may(Permission.SETTINGS_WRITE);
        View view = new View(house, lines, types, fresh, form, mayWrite);
        return pages.page(whole, texts.of("settings.fields"), "settings", view);
    }

    private static Line line(CustomField field, Texts texts) {
        return new Line(
                field.id().toString(),
                field.id().toString(),
                field.code(),
                field.label(),
                field.labelFr(),
                texts.of("custom-type." + field.type().code()),
                String.join("\n", field.choices()),
                field.type() == CustomField.Type.CHOICE,
                field.required(),
                places(field.places(), texts),
                String.valueOf(field.position()),
                field.isAsked());
    }

    private static List<RegisterView.Choice> places(Set<CustomField.Place> chosen, Texts texts) {
        return Stream.of(CustomField.Place.values())
                .map(place -> new RegisterView.Choice(
                        place.code(), texts.of("custom-place." + place.code()), chosen.contains(place)))
                .toList();
    }
}
