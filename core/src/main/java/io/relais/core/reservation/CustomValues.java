package io.relais.core.reservation;

import io.relais.core.problem.Limits;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.property.CustomField;
import io.relais.core.property.CustomFields;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Answers to custom fields, checked by their type; owner of table {@code custom_value}. */
@Singleton
final class CustomValues {
    private static final int TEXT_MAX = 1_000;
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}([.,]\\d{1,6})?");

    private final CustomFields fields;

    @Inject
    CustomValues(CustomFields fields) {
        this.fields = fields;
    }

    /** Every field that is asked, and those retired that were answered, in their order. */
    List<CustomValue> list(Handle handle, UUID propertyId, UUID reservationId) {
        List<CustomField> defined = fields.list(handle, propertyId);
        Map<UUID, String> values = defined.isEmpty() ? Map.of() : values(handle, reservationId);
        return defined.stream()
                .map(field -> new CustomValue(field, values.getOrDefault(field.id(), "")))
                .filter(value -> value.field().isAsked() || !value.value().isEmpty())
                .toList();
    }

    /** Keeps an answer, or takes it back when it is empty. */
    void save(Handle handle, UUID reservationId, CustomValue value) {
        if (value.value().isEmpty()) {
            handle.createUpdate("delete from custom_value where reservation_id = :reservation and field_id = :field")
                    .bind("reservation", reservationId)
                    .bind("field", value.field().id())
                    .execute();
            return;
        }
        handle.createUpdate("""
                        insert into custom_value (reservation_id, field_id, value) values (:reservation, :field, :value)
                        on conflict (reservation_id, field_id) do update set value = excluded.value
                        """)
                .bind("reservation", reservationId)
                .bind("field", value.field().id())
                .bind("value", value.value())
                .execute();
    }

    /** Takes all answers of reservations whose guest is erased. */
    void erase(Handle handle, Collection<UUID> reservationIds) {
        handle.createUpdate("delete from custom_value where reservation_id = any(:ids)")
                .bind("ids", reservationIds.toArray(UUID[]::new))
                .execute();
    }

    /**
     * The answer as it is kept.
     *
     * @throws Problem TEXT_INVALID, DATE_INVALID, VALUE_INVALID or VALUE_MISSING naming the field by its code
     */
    static String checked(CustomField field, String told) {
        String text = Limits.text(field.code(), told, TEXT_MAX);
        if (text.isEmpty()) {
            if (field.required()) {
                throw Problem.of(ProblemCode.VALUE_MISSING, field.code());
            }
            return "";
        }
        return switch (field.type()) {
            case TEXT -> text;
            case NUMBER -> number(field, text);
            case DATE -> date(field, text);
            case BOOLEAN -> oneOf(field, text, List.of("true", "false"));
            case CHOICE -> oneOf(field, text, field.choices());
        };
    }

    private static String number(CustomField field, String text) {
        if (!NUMBER.matcher(text).matches()) {
            throw Problem.of(ProblemCode.VALUE_INVALID, field.code(), "123.45");
        }
        BigDecimal number = new BigDecimal(text.replace(',', '.'));
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String date(CustomField field, String text) {
        try {
            return Limits.date(field.code(), LocalDate.parse(text)).toString();
        } catch (DateTimeException notADate) {
            throw Problem.of(ProblemCode.VALUE_INVALID, field.code(), "2026-07-14");
        }
    }

    private static String oneOf(CustomField field, String text, List<String> known) {
        if (!known.contains(text)) {
            throw Problem.of(ProblemCode.VALUE_INVALID, field.code(), String.join(", ", known));
        }
        return text;
    }

    private static Map<UUID, String> values(Handle handle, UUID reservationId) {
        return handle
                .createQuery("select field_id, value from custom_value where reservation_id = :reservation")
                .bind("reservation", reservationId)
                .map((r, c) -> Map.entry(r.getObject("field_id", UUID.class), r.getString("value")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
