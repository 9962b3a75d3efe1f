// A voice message: from the microphone where there is one, else the server's tune.

const LONGEST = 60; // seconds

/** The content of a blob as base64. */
export async function base64(blob) {
  const bytes = new Uint8Array(await blob.arrayBuffer());
  const pieces = [];
  for (let at = 0; at < bytes.length; at += 0x8000) pieces.push(String.fromCharCode(...bytes.subarray(at, at + 0x8000)));
  return btoa(pieces.join(""));
}

/** Begin to record; null where there is no microphone, or it may not be used. `stop()` gives {seconds, content}. */
export async function record() {
  if (!navigator.mediaDevices || !window.MediaRecorder) return null;
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: true });
  } catch {
    return null;
  }
  const begun = performance.now();
  const pieces = [];
  const recorder = new MediaRecorder(stream);
  recorder.ondataavailable = (event) => pieces.push(event.data);
  recorder.start();
  const ended = new Promise((done) => (recorder.onstop = done));
  const guard = setTimeout(() => recorder.state === "recording" && recorder.stop(), LONGEST * 1000);
  return {
    async stop() {
      clearTimeout(guard);
      if (recorder.state === "recording") recorder.stop();
      await ended;
      for (const track of stream.getTracks()) track.stop();
      const seconds = Math.max(1, Math.round((performance.now() - begun) / 1000));
      return { seconds: Math.min(seconds, LONGEST), content: await base64(new Blob(pieces, { type: recorder.mimeType })) };
    },
  };
}
