package io.relais.connector.testkit;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.recordSpec;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.HttpHeader;
import com.github.tomakehurst.wiremock.http.HttpHeaders;
import com.github.tomakehurst.wiremock.recording.SnapshotRecordResult;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A partner that answers from recordings, on a port of its own. Recordings are WireMock stubs, one JSON file each, in a
 * folder per scenario (see the package description).
 */
public final class Partner implements AutoCloseable {
    /** The stubs of {@code always/} answer even while everything else fails, so that a token can still be had. */
    private static final int PRIORITY_ALWAYS = 1;

    private static final int PRIORITY_FAILURE = 2;

    private final Path folder;
    private final WireMockServer server;

    private Partner(Path folder) {
        this.folder = folder;
        this.server = new WireMockServer(
                options().dynamicPort().bindAddress("127.0.0.1").withRootDirectory(folder.toString()));
    }

    /** A partner with the recordings of {@code contract/<id>} that already plays {@code always/}. */
    public static Partner open(String connectorId) {
        Partner partner = new Partner(Resources.folder("contract/" + connectorId));
        partner.server.start();
        if (partner.knows("always")) {
            partner.load("always").forEach(stub -> {
                stub.setPriority(PRIORITY_ALWAYS);
                partner.server.addStubMapping(stub);
            });
        }
        return partner;
    }

    /** Its address, without a slash at the end. */
    public String url() {
        return server.baseUrl();
    }

    /** Whether there are recordings of the scenario. */
    public boolean knows(String scenario) {
        return Files.isDirectory(folder.resolve(scenario));
    }

    /** Adds the recordings of a scenario; a file already playing is played instead of, not beside, its older answer. */
    public Partner play(String scenario) {
        load(scenario).forEach(server::addStubMapping);
        return this;
    }

    /** From now on answers this to everything but {@code always/}. */
    public Partner answerAll(int status, Map<String, String> headers, String body) {
        HttpHeaders all = new HttpHeaders(headers.entrySet().stream()
                .map(header -> HttpHeader.httpHeader(header.getKey(), header.getValue()))
                .toList());
        server.stubFor(any(anyUrl())
                .atPriority(PRIORITY_FAILURE)
                .willReturn(aResponse().withStatus(status).withHeaders(all).withBody(body)));
        return this;
    }

    /** From now on cuts every connection but those of {@code always/}. */
    public Partner hangUp() {
        server.stubFor(any(anyUrl())
                .atPriority(PRIORITY_FAILURE)
                .willReturn(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)));
        return this;
    }

    /** Requests for which there was no recording, as method and address; a test shows them when it fails. */
    public List<String> unexpected() {
        return server.getAllServeEvents().stream()
                .filter(event -> !event.getWasMatched())
                .map(ServeEvent::getRequest)
                .map(request -> request.getMethod() + " " + request.getUrl())
                .toList();
    }

    /** Forwards everything to a real or simulated partner and remembers the answers, until {@link #save}. */
    public void record(String targetUrl) {
        server.startRecording(recordSpec().forTarget(targetUrl).makeStubsPersistent(false));
    }

    /**
     * Ends {@link #record} and writes one stub per exchange. Request headers are not kept. Bodies are: read each file,
     * and take out what belongs to a guest, before it is committed.
     */
    public void save(Path scenarioFolder) throws IOException {
        SnapshotRecordResult recorded = server.stopRecording();
        Files.createDirectories(scenarioFolder);
        int number = 1;
        for (StubMapping stub : recorded.getStubMappings()) {
            Files.writeString(scenarioFolder.resolve("%02d.json".formatted(number++)), Json.write(stub));
        }
    }

    private List<StubMapping> load(String scenario) {
        return Resources.texts(folder.resolve(scenario)).values().stream()
                .map(StubMapping::buildFrom)
                .toList();
    }

    @Override
    public void close() {
        server.stop();
    }
}
