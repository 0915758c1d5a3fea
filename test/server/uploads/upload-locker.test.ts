import { afterEach, describe, expect, jest, test } from "@jest/globals";
import { createUploadLocker } from "#app/server/uploads/upload-locker.ts";

const open = () => new AbortController().signal;

afterEach(() => {
  jest.restoreAllMocks();
});

describe("the lock on an upload", () => {
  test("goes to one request at a time, in the order in which they asked", async () => {
    const locker = createUploadLocker();
    const order: string[] = [];
    const first = locker.newLock("a");
    await first.lock(open(), () => undefined);
    const waiting = ["second", "third"].map(async (name) => {
      const lock = locker.newLock("a");
      await lock.lock(open(), () => undefined);
      order.push(name);
      await lock.unlock();
    });
    expect(order).toEqual([]);
    await first.unlock();
    await Promise.all(waiting);
    expect(order).toEqual(["second", "third"]);
  });

  test("asks who has it to end, as soon as somebody newer comes", async () => {
    const locker = createUploadLocker();
    const askToEnd = jest.fn<() => void>();
    const old = locker.newLock("a");
    await old.lock(open(), askToEnd);
    expect(askToEnd).not.toHaveBeenCalled();
    const newer = locker.newLock("a").lock(open(), () => undefined);
    expect(askToEnd).toHaveBeenCalledTimes(1);
    await old.unlock();
    await newer;
  });

  test("of another upload is free", async () => {
    const locker = createUploadLocker();
    await locker.newLock("a").lock(open(), () => undefined);
    await expect(locker.newLock("b").lock(open(), () => undefined)).resolves.toBeUndefined();
  });

  test("costs nothing while it is waited for: no turn of the event loop is asked for", async () => {
    const locker = createUploadLocker();
    const first = locker.newLock("a");
    await first.lock(open(), () => undefined);
    const immediate = jest.spyOn(globalThis, "setImmediate");
    const second = locker.newLock("a").lock(open(), () => undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(immediate).not.toHaveBeenCalled();
    await first.unlock();
    await second;
  });

  test("is not waited for by a request that was given up, nor for ever", async () => {
    const locker = createUploadLocker(30);
    const first = locker.newLock("a");
    await first.lock(open(), () => undefined);
    const gone = new AbortController();
    const given = locker.newLock("a").lock(gone.signal, () => undefined);
    gone.abort();
    await expect(given).rejects.toMatchObject({ why: "busy", status_code: 423 });
    await expect(locker.newLock("a").lock(open(), () => undefined)).rejects.toMatchObject({
      why: "busy",
    });
    await first.unlock();
    // Neither of them stands in the way of the next.
    await expect(locker.newLock("a").lock(open(), () => undefined)).resolves.toBeUndefined();
  });
});
