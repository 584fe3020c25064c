package io.monitoring.micrometer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.monitoring.engine.EngineListener;
import io.monitoring.engine.MonitoringSnapshot;
import org.jspecify.annotations.Nullable;

import java.util.concurrent.TimeUnit;
