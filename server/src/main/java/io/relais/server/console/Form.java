package io.relais.server.console;

import io.relais.core.problem.Problem;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A form that was refused, as it was typed, so that nothing has to be typed twice.
 *
 * @param block which form of the page; empty: none was sent
 * @param typed by the field's name
 * @param errors by the field's name
 * @param error what is wrong with the whole, empty when a field is to blame
 */
public record Form(String block, Map<String, List<String>> typed, Map<String, String> errors, String error) {
    static final Form NONE = new Form("", Map.of(), Map.of(), "");

    private static final int UNPROCESSABLE = 422;

    /** A form as it was sent. */
    static Form of(String block, MultivaluedMap<String, String> typed) {
        return new Form(block, new LinkedHashMap<>(typed), new LinkedHashMap<>(), "");
    }

    /** What was typed, or what is stored when this form was not the one that was sent. */
    public String value(String form, String field, String stored) {
        return block.equals(form) ? text(field) : stored;
    }

    /** Whether a box is ticked or a choice made: as typed, or as stored. */
    public boolean chosen(String form, String field, String value, boolean stored) {
        return block.equals(form) ? typed.getOrDefault(field, List.of()).contains(value) : stored;
    }

    /** What is wrong with a field, empty when nothing is. */
    public String error(String form, String field) {
        return block.equals(form) ? errors.getOrDefault(field, "") : "";
    }

    /** What is wrong with the whole form, empty when nothing is. */
    public String whole(String form) {
        return block.equals(form) ? error : "";
    }

    /** What was typed into a field, empty when nothing was. */
    String text(String field) {
        List<String> values = typed.getOrDefault(field, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    List<String> all(String field) {
        return typed.getOrDefault(field, List.of());
    }

    void blame(String field, String error) {
        errors.putIfAbsent(field, error);
    }

    boolean isGood() {
        return errors.isEmpty();
    }

    /** The same with a refusal: beside its field where it names one of the form's, else above the form. */
    Form refused(Problem problem, Texts texts) {
        String detail = problem.detail(texts.locale());
        return switch (problem.code().kind()) {
            case INVALID, CONFLICT, UNPROCESSABLE, STALE, NOT_FOUND -> {
                if (typed.containsKey(problem.about())) {
                    blame(problem.about(), detail);
                    yield this;
                }
                yield new Form(block, typed, errors, detail);
            }
            case UNAUTHENTICATED, FORBIDDEN, LIMITED, BUG -> throw problem;
        };
    }

    /** A page that shows the form again. */
    static Response again(Object page) {
        return Response.status(UNPROCESSABLE).entity(page).build();
    }
}
