package io.relais.server.edge;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An error as RFC 9457 writes it, the only form in which API and MCP refuse. */
@Schema(name = "Problem", description = "Why a request was refused, after RFC 9457. Decide by `code`; show `detail`.")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ProblemBody(
        @Schema(description = "The problem type as a URI", examples = "urn:problem-type:relais:no-room")
        String type,

        @Schema(description = "Short name of the problem, in the answer's language", examples = "Sold out")
        String title,

        @Schema(description = "The HTTP status", examples = "409")
        int status,

        @Schema(
                description = "What happened to which thing, and what to do next",
                examples = "No Double room is left on 2026-07-14. Choose other dates or another unit type.")
        String detail,

        @Schema(description = "Stable code for programs", examples = "no-room")
        String code,

        @Schema(description = "This occurrence", examples = "urn:trace:0af7651916cd43dd8448eb211c80319c")
        String instance,

        @Schema(description = "Trace id: give it to support", examples = "0af7651916cd43dd8448eb211c80319c")
        String trace,

        @Schema(description = "Names of the exceeded limits, on status 429 only")
        @JsonProperty("violated-policies")
        @Nullable
        List<String> violatedPolicies) {
    /** Its media type. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** The type registered for it by draft-ietf-httpapi-ratelimit-headers. */
    private static final String QUOTA_EXCEEDED = "https://iana.org/assignments/http-problem-types#quota-exceeded";

    /** Problems that only HTTP knows; all others follow from their kind. */
    private static final Map<ProblemCode, Integer> STATUS_OF_HTTP = Map.of(
            ProblemCode.METHOD_NOT_ALLOWED, 405,
            ProblemCode.NOT_ACCEPTABLE, 406,
            ProblemCode.TOO_LARGE, 413,
            ProblemCode.MEDIA_TYPE_UNSUPPORTED, 415);

    /** The problem in words and numbers. */
    public static ProblemBody of(Problem problem, Locale language, String trace) {
        ProblemCode code = problem.code();
        return new ProblemBody(
                code == ProblemCode.RATE_LIMITED ? QUOTA_EXCEEDED : "urn:problem-type:relais:" + code.code(),
                problem.title(language),
                status(code),
                problem.detail(language),
                code.code(),
                "urn:trace:" + trace,
                trace,
                null);
    }

    /** The problem behind a status that the HTTP machinery itself answered. */
    public static Problem ofStatus(int status) {
        return Problem.of(
                switch (status) {
                    case 401 -> ProblemCode.NOT_SIGNED_IN;
                    case 404 -> ProblemCode.NOT_FOUND;
                    case 405 -> ProblemCode.METHOD_NOT_ALLOWED;
                    case 406 -> ProblemCode.NOT_ACCEPTABLE;
                    case 413 -> ProblemCode.TOO_LARGE;
                    case 415 -> ProblemCode.MEDIA_TYPE_UNSUPPORTED;
                    default -> status >= 400 && status < 500 ? ProblemCode.REQUEST_INVALID : ProblemCode.UNEXPECTED;
                });
    }

    ProblemBody violating(List<String> policies) {
        return new ProblemBody(type, title, status, detail, code, instance, trace, policies);
    }

    private static int status(ProblemCode code) {
        return STATUS_OF_HTTP.getOrDefault(
                code,
                switch (code.kind()) {
                    case INVALID -> 400;
                    case UNAUTHENTICATED -> 401;
                    case FORBIDDEN -> 403;
                    case NOT_FOUND -> 404;
                    case CONFLICT -> 409;
                    case STALE -> 412;
                    case UNPROCESSABLE -> 422;
                    case LIMITED -> 429;
                    case BUG -> 500;
                });
    }
}
