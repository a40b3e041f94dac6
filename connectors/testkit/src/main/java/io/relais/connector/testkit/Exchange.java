package io.relais.connector.testkit;

import io.relais.connector.HttpAnswer;
import io.relais.connector.HttpRequest;

/** One call that a connector made. Printing it shows neither headers nor bodies: they may hold secrets. */
public record Exchange(HttpRequest request, HttpAnswer answer) {
    @Override
    public String toString() {
        return request + " -> " + answer;
    }
}
