package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Administration;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "AdministrationChange",
        description = "What is left out or null stays as it is; empty text takes it back.")
record AdministrationBody(
        @Schema(description = "cash, cheque, card-terminal, bank-transfer, voucher, other or empty", examples = "cash")
        @Nullable
        String paymentMethod,

        @Schema(description = "Language to write to the guest in, IETF tag", examples = "nl") @Nullable
        String language,

        @Schema(description = "Printed at the end of the invoice; at most 4,000 characters") @Nullable
        String invoiceNotes,

        @Schema(description = "Licence plates, at most 20", examples = "[\"AB-123-CD\"]") @Nullable
        List<String> plates,

        @Schema(description = "When the guest means to arrive, local to the property", examples = "21:30") @Nullable
        String arrivalTime) {
    @Schema(name = "NoteChange", description = "An internal note. On a change, what is left out stays as it is.")
    record NoteBody(
            @Schema(description = "At most 4,000 characters") @Nullable
            String text,

            @Schema(description = "Stays on top") @Nullable Boolean pinned) {}

    @Schema(name = "TagsChange", description = "All tags of a reservation.")
    record TagsBody(
            @Schema(required = true, description = "At most 30, of at most 40 characters", examples = "[\"VIP\"]")
            @Nullable
            List<String> tags) {}

    @Schema(name = "CustomAnswers", description = "Answers to custom fields by their code; those not named stay.")
    record AnswersBody(
            @Schema(required = true, description = "Empty text takes an answer back", examples = "{\"dog\":\"Rex\"}")
            @Nullable
            Map<String, String> values) {
        private static final int ANSWERS_MAX = 200;

        Map<String, String> toAnswers() {
            Map<String, String> told = Params.required("values", values);
            Params.within("values", told.size(), 0, ANSWERS_MAX);
            Map<String, String> answers = new LinkedHashMap<>();
            told.forEach((code, value) -> {
                if (value == null) {
                    throw Problem.of(ProblemCode.VALUE_MISSING, Params.echo(code));
                }
                answers.put(Params.echo(code), value);
            });
            return answers;
        }
    }

    Administration applied(Administration before) {
        return new Administration(
                paymentMethod == null ? before.paymentMethod() : paymentMethod,
                language == null ? before.language() : language,
                invoiceNotes == null ? before.invoiceNotes() : invoiceNotes,
                plates == null ? before.plates() : Params.whole("plates", plates),
                arrivalTime == null ? before.arrivalTime() : time(arrivalTime));
    }

    private static @Nullable LocalTime time(String text) {
        try {
            return text.isEmpty() ? null : LocalTime.parse(text).withNano(0).withSecond(0);
        } catch (DateTimeException notATime) {
            throw Problem.of(ProblemCode.VALUE_INVALID, "arrivalTime", "21:30");
        }
    }
}
