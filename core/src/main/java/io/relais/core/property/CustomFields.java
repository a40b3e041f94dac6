package io.relais.core.property;

import io.relais.core.access.Permission;
import io.relais.core.access.Principal;
import io.relais.core.data.Database;
import io.relais.core.data.Moment;
import io.relais.core.data.Trace;
import io.relais.core.event.Event;
import io.relais.core.event.EventType;
import io.relais.core.event.Events;
import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Timestamp;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** The fields that properties define for themselves; owner of table {@code custom_field}. */
@Singleton
public final class CustomFields {
    /** So many fields a property may ask. */
    public static final int FIELDS_MAX = 100;

    private static final int LABEL_MAX = 80;
    private static final int CHOICES_MAX = 50;
    private static final int POSITION_MAX = 10_000;
    private static final Pattern CODE = Pattern.compile("[a-z][a-z0-9-]{0,39}");
    private static final RowMapper<CustomField> FIELD = (r, c) -> new CustomField(
            r.getObject("id", UUID.class),
            r.getObject("property_id", UUID.class),
            r.getString("code"),
            r.getString("label"),
            r.getString("label_fr"),
            CustomField.Type.find(r.getString("type")).orElseThrow(),
            Arrays.asList((String[]) r.getArray("choices").getArray()),
            r.getBoolean("required"),
            Arrays.stream((String[]) r.getArray("places").getArray())
                    .flatMap(code -> CustomField.Place.find(code).stream())
                    .collect(Collectors.toSet()),
            r.getInt("position"),
            r.getTimestamp("retired_at") == null
                    ? null
                    : r.getTimestamp("retired_at").toInstant());

    private final Database database;
    private final Properties properties;
    private final Events events;
    private final Moment moment;

    @Inject
    public CustomFields(Database database, Properties properties, Events events, Moment moment) {
        this.database = database;
        this.properties = properties;
        this.events = events;
        this.moment = moment;
    }

    /** What is to be asked, as it was written. The type is fixed once the field exists. */
    public record Wanted(
            String code,
            String label,
            String labelFr,
            CustomField.Type type,
            List<String> choices,
            boolean required,
            Set<CustomField.Place> places,
            int position) {}

    /** The property's fields in their order; those retired come last. */
    public List<CustomField> list(Principal principal, UUID propertyId) {
        principal.need(Permission.RESERVATIONS_READ);
        properties.get(principal, propertyId);
        return database.read(handle -> list(handle, propertyId));
    }

    /** The same within the caller's transaction, who has checked that the property may be seen. */
    public List<CustomField> list(Handle handle, UUID propertyId) {
        return handle.createQuery("""
                        select * from custom_field where property_id = :property
                        order by (retired_at is not null), position, code
                        """).bind("property", propertyId).map(FIELD).list();
    }

    /**
     * One field.
     *
     * @throws Problem CUSTOM_FIELD_UNKNOWN when the property has none of that id
     */
    public CustomField get(Principal principal, UUID propertyId, UUID id) {
        return list(principal, propertyId).stream()
                .filter(field -> field.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.CUSTOM_FIELD_UNKNOWN, id));
    }

    /**
     * A new field.
     *
     * @throws Problem CUSTOM_FIELD_NAMED when another has that code
     */
    public CustomField add(Principal principal, UUID propertyId, Wanted wanted) {
        principal.need(Permission.SETTINGS_WRITE);
        Limits.within("fields", list(principal, propertyId).size(), 0, FIELDS_MAX - 1L);
        UUID id = moment.ids().next();
        save(principal, null, field(id, propertyId, checked(wanted)));
        return get(principal, propertyId, id);
    }

    /** Changes what is asked; the code and the type stay what they are, because programs and answers rely on them. */
    public CustomField change(Principal principal, UUID propertyId, UUID id, Wanted wanted) {
        principal.need(Permission.SETTINGS_WRITE);
        CustomField before = get(principal, propertyId, id);
        Wanted fixed = new Wanted(
                before.code(),
                wanted.label(),
                wanted.labelFr(),
                before.type(),
                wanted.choices(),
                wanted.required(),
                wanted.places(),
                wanted.position());
        save(principal, before, field(id, propertyId, checked(fixed)));
        return get(principal, propertyId, id);
    }

    /**
     * Takes a field away that nobody has answered yet.
     *
     * @throws Problem CUSTOM_FIELD_ANSWERED when there are answers: it can be retired
     */
    public void delete(Principal principal, UUID propertyId, UUID id) {
        principal.need(Permission.SETTINGS_WRITE);
        CustomField field = get(principal, propertyId, id);
        try {
            database.write(handle -> {
                handle.createUpdate("delete from custom_field where id = :id")
                        .bind("id", id)
                        .execute();
                events.append(handle, List.of(event(principal, propertyId, field.label(), "")));
                return true;
            });
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals("custom_value_field_id_fkey")) {
                throw Problem.of(ProblemCode.CUSTOM_FIELD_ANSWERED, field.label());
            }
            throw e;
        }
    }

    /** Stops or starts asking; answers stay either way. */
    public CustomField retire(Principal principal, UUID propertyId, UUID id, boolean retired) {
        principal.need(Permission.SETTINGS_WRITE);
        CustomField field = get(principal, propertyId, id);
        database.write(handle -> {
            handle.createUpdate("""
                            update custom_field set retired_at =
                                case when :retired then coalesce(retired_at, :now) end where id = :id
                            """)
                    .bind("retired", retired)
                    .bind("now", Timestamp.from(moment.now()))
                    .bind("id", id)
                    .execute();
            events.append(
                    handle,
                    List.of(event(principal, propertyId, retired ? field.label() : "", retired ? "" : field.label())));
            return true;
        });
        return get(principal, propertyId, id);
    }

    private void save(Principal principal, @Nullable CustomField before, CustomField field) {
        try {
            database.write(handle -> {
                write(handle, field);
                events.append(
                        handle,
                        List.of(event(
                                principal, field.propertyId(), before == null ? "" : before.label(), field.label())));
                return true;
            });
        } catch (JdbiException e) {
            if (Database.brokenConstraint(e).equals("custom_field_code")) {
                throw Problem.of(ProblemCode.CUSTOM_FIELD_NAMED, field.code());
            }
            throw e;
        }
    }

    private static void write(Handle handle, CustomField field) {
        handle.createUpdate("""
                        insert into custom_field (id, property_id, code, label, label_fr, type, choices, required, places,
                                                  position)
                        values (:id, :property, :code, :label, :labelFr, :type, :choices, :required, :places, :position)
                        on conflict (id) do update set label = excluded.label, label_fr = excluded.label_fr,
                            choices = excluded.choices, required = excluded.required, places = excluded.places,
                            position = excluded.position
                        """)
                .bind("id", field.id())
                .bind("property", field.propertyId())
                .bind("code", field.code())
                .bind("label", field.label())
                .bind("labelFr", field.labelFr())
                .bind("type", field.type().code())
                .bind("choices", field.choices().toArray(String[]::new))
                .bind("required", field.required())
                .bind(
                        "places",
                        field.places().stream()
                                .map(CustomField.Place::code)
                                .sorted()
                                .toArray(String[]::new))
                .bind("position", field.position())
                .execute();
    }

    private static Wanted checked(Wanted wanted) {
        if (!CODE.matcher(wanted.code()).matches()) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "code", "a-z, 0-9, -, 1 to 40");
        }
        boolean choice = wanted.type() == CustomField.Type.CHOICE;
        List<String> choices = wanted.choices().stream()
                .map(text -> Limits.required("choices", text, LABEL_MAX))
                .distinct()
                .toList();
        Limits.within("choices", choices.size(), choice ? 1 : 0, choice ? CHOICES_MAX : 0);
        return new Wanted(
                wanted.code(),
                Limits.required("label", wanted.label(), LABEL_MAX),
                Limits.text("labelFr", wanted.labelFr(), LABEL_MAX),
                wanted.type(),
                choices,
                wanted.required(),
                wanted.places(),
                (int) Limits.within("position", wanted.position(), 0, POSITION_MAX));
    }

    private static CustomField field(UUID id, UUID propertyId, Wanted wanted) {
        Set<CustomField.Place> places = EnumSet.noneOf(CustomField.Place.class);
        places.addAll(wanted.places());
        return new CustomField(
                id,
                propertyId,
                wanted.code(),
                wanted.label(),
                wanted.labelFr(),
                wanted.type(),
                wanted.choices(),
                wanted.required(),
                places,
                wanted.position(),
                null);
    }

    private Event event(Principal principal, UUID propertyId, String before, String after) {
        return new Event(
                moment.ids().next(),
                propertyId,
                null,
                moment.now(),
                EventType.CUSTOM_FIELD_CHANGED,
                principal.actor(),
                List.of(new Event.Change("custom-field", before, after)),
                Trace.current());
    }
}
