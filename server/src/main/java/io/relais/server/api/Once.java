package io.relais.server.api;

import io.relais.core.access.Idempotency;
import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs a write once per Idempotency-Key (IETF draft-ietf-httpapi-idempotency-key-header-07). The first answer is kept for
 * {@link Idempotency#LIFE} and given again, byte by byte. A refusal that changed nothing is not kept: a sold out night may be
 * free when the same request comes again.
 */
@Singleton
final class Once {
    static final String HEADER = "Idempotency-Key";

    /** Set on an answer that was given before. */
    static final String REPLAYED = "Idempotent-Replayed";

    private static final int KEY_MAX = 255;
    private static final int FAILED = 500;

    private final Idempotency idempotency;
    private final Bodies bodies;

    @Inject
    Once(Idempotency idempotency, Bodies bodies) {
        this.idempotency = idempotency;
        this.bodies = bodies;
    }

    /**
     * A write as the caller sent it.
     *
     * @param key from the header, null when there was none: then it simply runs
     * @param what method and path
     * @param body as received
     */
    record Request(Principal principal, @Nullable String key, String what, String body) {
        /** One whose body may be missing. */
        static Request of(Principal principal, @Nullable String key, String what, @Nullable String body) {
            return new Request(principal, key, what, body == null ? "" : body);
        }
    }

    /** Runs the work, or gives the answer that the same request got before. */
    Response run(Request request, int status, Supplier<Object> work) {
        if (request.key() == null) {
            return answer(new Idempotency.Answer(status, bodies.write(work.get())))
                    .build();
        }
        String key = unquoted(request.key());
        Optional<Idempotency.Answer> before = idempotency.claim(request.principal(), key, fingerprint(request));
        if (before.isPresent()) {
            return replay(before.get());
        }
        Idempotency.Answer answer = first(request, key, status, work);
        idempotency.settle(request.principal(), key, answer);
        return answer(answer).build();
    }

    /** A write whose use case keeps the answer under the key in its own transaction. Empty when there is no key. */
    static Optional<Idempotency.Write> write(Request request) {
        return request.key() == null
                ? Optional.empty()
                : Optional.of(new Idempotency.Write(
                        request.principal(),
                        unquoted(request.key()),
                        HexFormat.of().formatHex(fingerprint(request))));
    }

    /** The answer of a use case that took part, or the one it gave before. */
    static Response.ResponseBuilder answer(Idempotency.Answer answer, boolean repeated) {
        if (repeated && answer.status() == FAILED) {
            throw Problem.of(ProblemCode.UNEXPECTED);
        }
        Response.ResponseBuilder response = answer(answer);
        return repeated ? response.header(REPLAYED, "true") : response;
    }

    private Idempotency.Answer first(Request request, String key, int status, Supplier<Object> work) {
        try {
            return new Idempotency.Answer(status, bodies.write(work.get()));
        } catch (Problem refusal) {
            idempotency.release(request.principal(), key);
            throw refusal;
        } catch (RuntimeException bug) {
            // Whether it had its effect is not known, so it must not run again under this key.
            idempotency.settle(request.principal(), key, new Idempotency.Answer(FAILED, ""));
            throw bug;
        }
    }

    private static Response replay(Idempotency.Answer before) {
        return answer(before, true).build();
    }

    private static Response.ResponseBuilder answer(Idempotency.Answer answer) {
        return Response.status(answer.status()).entity(answer.body()).type(MediaType.APPLICATION_JSON_TYPE);
    }

    /** The draft writes the key as a quoted string; many clients send it bare. */
    private static String unquoted(String header) {
        String text = header.strip();
        boolean quoted = text.length() >= 2 && text.startsWith("\"") && text.endsWith("\"");
        String key = quoted ? text.substring(1, text.length() - 1) : text;
        if (key.isEmpty() || key.length() > KEY_MAX || !key.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
            throw Problem.of(ProblemCode.TEXT_INVALID, HEADER, KEY_MAX);
        }
        return key;
    }

    private static byte[] fingerprint(Request request) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest((request.what() + "\n" + request.body()).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
