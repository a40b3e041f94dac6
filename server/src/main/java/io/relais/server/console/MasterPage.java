package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.connection.Manifest;
import io.relais.core.master.MasterDoor;
import io.relais.core.master.Masters;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.Properties;
import io.relais.server.console.RateField.Choice;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The system that keeps a property's calendar instead of us: let in with a key that is shown once, watched, and sent away. */
@Page
@SignedIn
@Path("/channels/open")
@RunOnVirtualThread
class MasterPage {
    /**
     * The page.
     *
     * @param door null while nobody else keeps the calendar
     * @param channels to choose from; empty when there is one at most
     * @param channel what the fields are for, empty when no channel can do it
     * @param key told this once, empty when there is none to tell
     */
    public record View(
            SettingsHouse house,
            @Nullable MasterDoorView door,
            List<Choice> channels,
            String channel,
            List<AccountFields.Field> fields,
            List<AccountFields.Field> more,
            boolean moreOpen,
            Form form,
            String key,
            String error,
            boolean mayWrite) {}

    private static final int SALES_MAX = 20;

    private final Template template;
    private final Pages pages;
    private final Masters masters;
    private final Properties properties;

    @Inject
    MasterPage(@Location("console/master") Template template, Pages pages, Masters masters, Properties properties) {
        this.template = template;
        this.pages = pages;
        this.masters = masters;
        this.properties = properties;
    }

    /** What the page tells beside what is so anyway. */
    private record Told(Form form, String key, String error) {
        static final Told NOTHING = new Told(Form.NONE, "", "");
    }

    @GET
    public TemplateInstance page(
            @QueryParam("property") @DefaultValue("") String property,
            @QueryParam("channel") @DefaultValue("") String channel) {
        return page(house(property), channel, Told.NOTHING);
    }

    /** Answered with the page itself: the key is shown once, so there is nothing to come back to. */
    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    public Response open(
            @QueryParam("property") @DefaultValue("") String property, MultivaluedMap<String, String> typed) {
        SettingsHouse house = house(property);
        Form form = Form.of(AccountFields.BLOCK, typed);
        String channel = form.text("channel");
        try {
            Masters.Opened opened = masters.open(principal(), house.uuid(), channel, AccountFields.typed(form));
            return Response.ok(page(house, channel, new Told(Form.NONE, opened.key(), "")))
                    .build();
        } catch (Problem problem) {
            Optional<Manifest> manifest = manifest(channel);
            Form refused = manifest.isPresent()
                    ? AccountFields.refused(form, problem, manifest.get(), texts())
                    : form.refused(problem, texts());
            return Form.again(page(house, channel, new Told(refused, "", "")));
        }
    }

    @POST
    @Path("key")
    public Response key(@QueryParam("property") @DefaultValue("") String property) {
        SettingsHouse house = house(property);
        String key = masters.issueKey(principal(), house.uuid()).key();
        return Response.ok(page(house, "", new Told(Form.NONE, key, ""))).build();
    }

    @POST
    @Path("ask")
    public Response ask(@QueryParam("property") @DefaultValue("") String property) {
        return done(property, house -> masters.requestAll(principal(), house.uuid()));
    }

    @POST
    @Path("close")
    public Response close(@QueryParam("property") @DefaultValue("") String property) {
        return done(property, house -> masters.close(principal(), house.uuid()));
    }

    private Response done(String property, Consumer<SettingsHouse> work) {
        SettingsHouse house = house(property);
        try {
            work.accept(house);
            return Pages.go("/channels/open?property=" + house.id());
        } catch (Problem problem) {
            String error = RatesAsk.mendable(problem).detail(texts().locale());
            return Form.again(page(house, "", new Told(Form.NONE, "", error)));
        }
    }

    private TemplateInstance page(SettingsHouse house, String asked, Told told) {
        Visit visit = pages.visit();
        MasterDoorView door = door(house);
        List<Manifest> channels = masters.channels(principal());
        Manifest chosen = manifest(asked).orElse(channels.isEmpty() ? null : channels.getFirst());
        List<AccountFields.Field> first = List.of();
        List<AccountFields.Field> more = List.of();
        if (chosen != null && door == null) {
            AccountFields fields = new AccountFields(chosen, told.form(), Map.of(), Set.of());
            first = fields.first(texts());
            more = fields.more(texts());
        }
        View view = new View(
                house,
                door,
                channels.size() < 2
                        ? List.of()
                        : channels.stream()
                                .map(one -> new Choice(one.id(), one.name(), one.equals(chosen)))
                                .toList(),
                chosen == null ? "" : chosen.id(),
                first,
                more,
                more.stream().anyMatch(field -> !field.error().isEmpty()),
                told.form(),
                told.key(),
                told.error(),
                visit.principal().may(Permission.SYNC_WRITE));
        return pages.page(template, visit.texts().of("master.title"), "channels", view);
    }

    private @Nullable MasterDoorView door(SettingsHouse house) {
        Optional<MasterDoor> door = masters.find(principal(), house.uuid());
        if (door.isEmpty()) {
            return null;
        }
        String name = manifest(door.get().channel())
                .map(Manifest::name)
                .orElse(door.get().channel());
        return MasterDoorView.of(
                door.get(),
                name,
                masters.untold(principal(), house.uuid()),
                principal().may(Permission.RESERVATIONS_READ)
                        ? masters.sales(principal(), house.uuid(), Optional.empty(), SALES_MAX)
                        : List.of(),
                pages.visit());
    }

    private Optional<Manifest> manifest(String channel) {
        return masters.channels(principal()).stream()
                .filter(one -> one.id().equals(channel))
                .findFirst();
    }

    private SettingsHouse house(String property) {
        principal().need(Permission.SYNC_READ);
        if (!property.isEmpty()) {
            properties.get(principal(), Ids.get(property, ProblemCode.PROPERTY_UNKNOWN));
        }
        return SettingsHouse.of(properties, pages.visit(), property);
    }

    private Texts texts() {
        return pages.visit().texts();
    }

    private Principal principal() {
        return pages.visit().principal();
    }
}
