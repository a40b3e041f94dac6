package io.relais.sandbox;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.relais.sandbox.wire.Exchange;
import io.relais.sandbox.wire.Reply;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Hands each request WireMock receives to the handler of its path prefix, and the reply back, cutting the connection where asked. */
final class Dispatcher implements ResponseDefinitionTransformerV2 {
    static final String NAME = "sandbox-dispatcher";

    private final Map<String, Function<Exchange, Reply>> handlers;
    private final Function<Exchange, Reply> otherwise;

    /** A dispatcher for prefixes such as {@code /booking}; {@code otherwise} answers all other paths. */
    Dispatcher(Map<String, Function<Exchange, Reply>> handlers, Function<Exchange, Reply> otherwise) {
        this.handlers = Map.copyOf(handlers);
        this.otherwise = otherwise;
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        LoggedRequest request = event.getRequest();
        Exchange exchange = Exchange.of(
                request.getMethod().getName(), request.getUrl(), name -> header(request, name), request.getBody());
        Reply reply = answer(exchange);
        if (reply.dropped()) {
            return new ResponseDefinitionBuilder()
                    .withFault(Fault.CONNECTION_RESET_BY_PEER)
                    .build();
        }
        var response =
                new ResponseDefinitionBuilder().withStatus(reply.status()).withBody(reply.body());
        reply.headers().forEach((name, value) -> response.withHeader(name, value));
        return response.build();
    }

    private Reply answer(Exchange exchange) {
        int slash = exchange.path().indexOf('/', 1);
        String prefix = slash < 0 ? exchange.path() : exchange.path().substring(0, slash);
        Function<Exchange, Reply> handler = handlers.get(prefix);
        return handler == null ? otherwise.apply(exchange) : handler.apply(exchange.below(prefix));
    }

    private static @Nullable String header(LoggedRequest request, String name) {
        HttpHeader header = request.header(name);
        return header.isPresent() ? header.firstValue() : null;
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public String getName() {
        return NAME;
    }
}
