package org.shoal.runners.flink;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Flink cluster that takes jobs, through its REST interface.
 *
 * @param address host and port
 */
record SessionCluster(String address) {
  private static final Logger LOG = LoggerFactory.getLogger(SessionCluster.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  /** The number of the cluster's slots; empty when it does not say, as where it asks for TLS. */
  OptionalInt slots() {
    try {
      int slots = new ObjectMapper().readTree(send("GET", "/overview")).path("slots-total").asInt();
      return slots > 0 ? OptionalInt.of(slots) : OptionalInt.empty();
    } catch (IOException | IllegalArgumentException e) {
      LOG.warn("{} does not say how many slots it has ({}); --parallelism would", address, e);
      return OptionalInt.empty();
    }
  }

  /**
   * Cancels a job that is not at its end when this process ends, as by Ctrl-C: nobody waits for it.
   */
  void cancelAtExit(String job) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> cancel(job), "cancel " + job));
  }

  private void cancel(String job) {
    try {
      for (JsonNode candidate :
          new ObjectMapper().readTree(send("GET", "/jobs/overview")).path("jobs")) {
        if (candidate.path("name").asText().equals(job)
            && candidate.path("end-time").asLong() < 0) {
          send("PATCH", "/jobs/" + candidate.path("jid").asText() + "?mode=cancel");
          LOG.warn("{} is cancelled", job);
        }
      }
    } catch (IOException | IllegalArgumentException e) {
      LOG.debug("{} cannot be asked about {}", address, job, e);
    }
  }

  private String send(String method, String path) throws IOException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://" + address + path))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for " + address, e);
    }
  }
}
