"""How long RapidOCR itself takes for pictures, spread over the processors, models loaded before."""

import json
import multiprocessing
import os
import sys
import time


def read(paths, ready, go):
    import cv2
    from rapidocr_onnxruntime import RapidOCR

    cv2.setNumThreads(1)
    engine = RapidOCR(intra_op_num_threads=1, inter_op_num_threads=1, use_cls=False)
    ready.release()
    go.wait()
    for path in paths:
        engine(path)


def main():
    paths, lanes = sys.argv[1:], os.cpu_count()
    ready, go = multiprocessing.Semaphore(0), multiprocessing.Event()
    readers = [multiprocessing.Process(target=read, args=(paths[lane::lanes], ready, go))
               for lane in range(lanes)]
    for reader in readers:
        reader.start()
    for _ in readers:
        ready.acquire()
    start = time.perf_counter()
    go.set()
    for reader in readers:
        reader.join()
    print(json.dumps({"seconds": time.perf_counter() - start}))


if __name__ == "__main__":
    main()
