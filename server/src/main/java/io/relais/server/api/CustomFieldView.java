package io.relais.server.api;

import io.relais.core.problem.Limits;
import io.relais.core.property.CustomField;
import io.relais.core.property.CustomFields;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CustomField", description = "A question that a property asks about its reservations.")
record CustomFieldView(
        UUID id,
        @Schema(examples = "dog") String code,
        @Schema(examples = "Name of the dog") String label,

        @Schema(description = "The same in French", examples = "Nom du chien") @Nullable
        String labelFr,

        @Schema(description = "text, number, date, boolean or choice", examples = "text")
        String type,

        List<String> choices,
        boolean required,

        @Schema(description = "sheet, register, arrivals, guest-form", examples = "[\"sheet\"]")
        List<String> places,

        @Schema(description = "Order among the property's fields", examples = "1")
        int position,

        @Schema(description = "Since when it is no longer asked; its answers stay") @Nullable
        Instant retiredAt) {
    private static final String TYPES = "text, number, date, boolean, choice";
    private static final String PLACES = "sheet, register, arrivals, guest-form";
    private static final int POSITION_MAX = 10_000;

    @Schema(name = "CustomFieldList", description = "The fields of a property in their order; those retired come last.")
    record FieldList(List<CustomFieldView> items) {}

    @Schema(name = "NewCustomField", description = "What is to be asked. Code and type cannot be changed later.")
    record Body(
            @Schema(description = "a-z, 0-9 and -, at most 40; required for a new field", examples = "dog") @Nullable
            String code,

            @Schema(required = true, description = "At most 80 characters", examples = "Name of the dog") @Nullable
            String label,

            @Schema(examples = "Nom du chien") @Nullable String labelFr,

            @Schema(description = "text, number, date, boolean or choice; required for a new field", examples = "text")
            @Nullable
            String type,

            @Schema(description = "For a choice, 1 to 50") @Nullable
            List<String> choices,

            @Schema(defaultValue = "false") @Nullable Boolean required,

            @Schema(description = "sheet, register, arrivals, guest-form", examples = "[\"sheet\"]") @Nullable
            List<String> places,

            @Schema(minimum = "0", maximum = "10000", defaultValue = "0") @Nullable
            Integer position) {
        CustomFields.Wanted toWanted(@Nullable CustomField before) {
            return new CustomFields.Wanted(
                    before == null ? Params.required("code", code) : before.code(),
                    Params.required("label", label),
                    labelFr == null ? "" : labelFr,
                    before == null
                            ? Limits.known("type", CustomField.Type.find(Params.required("type", type)), TYPES)
                            : before.type(),
                    choices == null ? List.of() : Params.whole("choices", choices),
                    Boolean.TRUE.equals(required),
                    places == null
                            ? Set.of()
                            : Params.whole("places", places).stream()
                                    .map(place -> Limits.known("places", CustomField.Place.find(place), PLACES))
                                    .collect(Collectors.toSet()),
                    position == null ? 0 : Params.within("position", position, 0, POSITION_MAX));
        }
    }

    static CustomFieldView of(CustomField field) {
        return new CustomFieldView(
                field.id(),
                field.code(),
                field.label(),
                Wire.text(field.labelFr()),
                field.type().code(),
                field.choices(),
                field.required(),
                field.places().stream().map(CustomField.Place::code).sorted().toList(),
                field.position(),
                field.retiredAt());
    }
}
