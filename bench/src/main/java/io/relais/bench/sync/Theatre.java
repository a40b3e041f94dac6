package io.relais.bench.sync;

import com.fasterxml.jackson.databind.JsonNode;
import io.relais.sandbox.scenario.Scenario;
import io.relais.sandbox.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The sandbox as a process of its own, with the scenario it is to play. */
final class Theatre implements AutoCloseable {
    private static final String READY = "sandbox ready ";
    private static final int STOP_SECONDS = 10;

    private final Process process;
    private final URI address;
    private final HttpClient client = HttpClient.newHttpClient();

    private Theatre(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    static Theatre open(String name, Scenario scenario) throws IOException {
        Process process = new ProcessBuilder(List.of(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-XX:+UseSerialGC",
                        "-Xmx512m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.relais.sandbox.SandboxMain",
                        "--port",
                        "0",
                        "--scenario",
                        name,
                        "--days",
                        Integer.toString(scenario.days()),
                        "--seed",
                        Long.toString(scenario.seed()),
                        "--until-exit-of",
                        Long.toString(ProcessHandle.current().pid())))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        var output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = output.readLine();
        if (line == null || !line.startsWith(READY)) {
            process.destroy();
            throw new IllegalStateException("the sandbox did not start: " + line);
        }
        return new Theatre(process, URI.create(line.substring(READY.length())));
    }

    URI address() {
        return address;
    }

    /** What the control API answers to a question. */
    JsonNode ask(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control(path)).build());
    }

    /** Tells the control API to do something. */
    JsonNode tell(String path, String body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(control(path))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build());
    }

    private JsonNode send(HttpRequest request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(
                    "the sandbox answered " + answer.statusCode() + " to " + request.uri() + ": " + answer.body());
        }
        return Json.MAPPER.readTree(answer.body());
    }

    private URI control(String path) {
        return address.resolve("/sandbox/api" + path);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
