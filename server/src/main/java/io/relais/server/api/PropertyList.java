package io.relais.server.api;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "PropertyList", description = "The properties that the key may see, by name.")
record PropertyList(List<PropertyView> items) {}
